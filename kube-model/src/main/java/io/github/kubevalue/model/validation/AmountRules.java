package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on what is a number or a text: ports by number or name, counts and percents. */
public final class AmountRules {
    private AmountRules() {}

    /** Returns the faults of a port that is a number or a name. */
    // pkg/apis/core/validation/validation.go, ValidatePortNumOrName
    public static Seq<FieldError> port(IntOrString port, FieldPath path) {
        return port instanceof IntOrString.Number number
                ? Faults.NONE.port(number.value(), path).found()
                : path.invalid(port.toString(), Names.PORT_NAME);
    }

    /** Returns the faults of a count or a share. */
    // pkg/apis/apps/validation/validation.go, ValidatePositiveIntOrPercent
    public static Seq<FieldError> countOrPercent(IntOrString amount, FieldPath path) {
        return amount instanceof IntOrString.Number number
                ? Faults.NONE.notNegative(number.value(), path).found()
                : path.invalid(amount.toString(), Names.PERCENT);
    }

    /** Returns the fault of a share that is more than all, if it is. */
    public static Seq<FieldError> atMostAll(IntOrString amount, FieldPath path) {
        return isPercent(amount) && amount.percent().exists(percent -> percent > 100)
                ? Vector.of(invalid(amount, path, "must not be greater than 100%"))
                : Vector.empty();
    }

    /** Returns the number, or the number of percent. */
    public static int size(IntOrString amount) {
        return isPercent(amount) ? amount.percent().getOrElse(0) : amount.intValue();
    }

    private static boolean isPercent(IntOrString amount) {
        return amount instanceof IntOrString.Text && Names.PERCENT.accepts(amount.toString());
    }

    /** Returns the fault that an amount breaks a rule. */
    public static FieldError invalid(IntOrString amount, FieldPath path, String detail) {
        return amount instanceof IntOrString.Number number
                ? path.invalid(number.value(), detail)
                : path.invalid(amount.toString(), detail);
    }
}
