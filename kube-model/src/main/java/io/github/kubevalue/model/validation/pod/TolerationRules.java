package io.github.kubevalue.model.validation.pod;

import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.core.TolerationOperator;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.Names;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on tolerations. (pkg/apis/core/validation/validation.go, ValidateTolerations) */
public final class TolerationRules {
    private TolerationRules() {}

    /** Returns the faults of one toleration. */
    public static Seq<FieldError> toleration(Toleration toleration, FieldPath path) {
        String operator = toleration.operator().map(TolerationOperator::text).getOrElse("");
        String effect = toleration.effect().map(TaintEffect::text).getOrElse("");
        boolean keyless = toleration.key().getOrElse("").isEmpty();
        return Faults.NONE
                .keeps(Names.QUALIFIED_NAME, toleration.key(), path.child("key"))
                .when(
                        keyless && !operator.equals("Exists"),
                        () -> path.child("operator")
                                .invalid(
                                        operator,
                                        "operator must be Exists when `key` is empty, "
                                                + "which means \"match all values and all keys\""))
                .when(
                        toleration.tolerationSeconds().isDefined() && !effect.equals("NoExecute"),
                        () -> path.child("effect")
                                .invalid(effect, "effect must be 'NoExecute' when `tolerationSeconds` is set"))
                .and(value(operator, toleration.value().getOrElse(""), path.child("operator")))
                .oneOf(
                        toleration.effect().filter(said -> !said.text().isEmpty()),
                        path.child("effect"),
                        "NoSchedule",
                        "PreferNoSchedule",
                        "NoExecute")
                .found();
    }

    private static Seq<FieldError> value(String operator, String value, FieldPath path) {
        switch (operator) {
            case "", "Equal" -> {
                Seq<String> broken = Names.LABEL_VALUE.broken(value);
                return broken.isEmpty() ? Vector.empty() : Vector.of(path.invalid(value, broken.mkString(";")));
            }
            case "Exists" -> {
                return value.isEmpty()
                        ? Vector.empty()
                        : Vector.of(path.invalid(value, "value must be empty when `operator` is 'Exists'"));
            }
            case "Lt", "Gt" -> {
                // TaintTolerationComparisonOperators is off
                return Vector.of(path.notSupported(operator, "Equal", "Exists", "Lt", "Gt"));
            }
            default -> {
                return Vector.of(path.notSupported(operator, "Equal", "Exists"));
            }
        }
    }
}
