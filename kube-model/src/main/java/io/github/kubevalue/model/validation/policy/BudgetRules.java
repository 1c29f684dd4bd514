package io.github.kubevalue.model.validation.policy;

import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetSpec;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.validation.AmountRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.LabelRules;
import io.vavr.collection.Seq;

/** The rules on PodDisruptionBudgets. (pkg/apis/policy/validation/validation.go) */
public final class BudgetRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");

    private BudgetRules() {}

    /** Returns the faults of a budget. */
    public static Seq<FieldError> faults(PodDisruptionBudget budget) {
        PodDisruptionBudgetSpec spec = budget.spec();
        return Faults.NONE
                .when(
                        spec.minAvailable().isDefined() && spec.maxUnavailable().isDefined(),
                        () -> SPEC.invalidJson(
                                InternalTypes.json("PodDisruptionBudgetSpec", spec),
                                "minAvailable and maxUnavailable cannot be both set"))
                .given(spec.minAvailable(), amount -> amount(amount, SPEC.child("minAvailable")))
                .given(spec.maxUnavailable(), amount -> amount(amount, SPEC.child("maxUnavailable")))
                .and(LabelRules.selector(spec.selector(), SPEC.child("selector")))
                .oneOf(
                        spec.unhealthyPodEvictionPolicy(),
                        SPEC.child("unhealthyPodEvictionPolicy"),
                        "AlwaysAllow",
                        "IfHealthyBudget")
                .found();
    }

    private static Seq<FieldError> amount(IntOrString amount, FieldPath path) {
        return AmountRules.countOrPercent(amount, path).appendAll(AmountRules.atMostAll(amount, path));
    }

    /** Returns the faults of the status of a budget. */
    public static Seq<FieldError> status(PodDisruptionBudget after, PodDisruptionBudget before) {
        PodDisruptionBudgetStatus status = after.status();
        return Faults.NONE
                .notNegative(status.disruptionsAllowed(), STATUS.child("disruptionsAllowed"))
                .notNegative(status.currentHealthy(), STATUS.child("currentHealthy"))
                .notNegative(status.desiredHealthy(), STATUS.child("desiredHealthy"))
                .notNegative(status.expectedPods(), STATUS.child("expectedPods"))
                .found();
    }
}
