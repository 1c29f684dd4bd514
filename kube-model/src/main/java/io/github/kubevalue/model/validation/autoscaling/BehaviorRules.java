package io.github.kubevalue.model.validation.autoscaling;

import io.github.kubevalue.model.autoscaling.HPAScalingPolicy;
import io.github.kubevalue.model.autoscaling.HPAScalingRules;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerBehavior;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on how fast an autoscaler may go. (validateBehavior) */
final class BehaviorRules {
    private static final int LONGEST_PERIOD = 1800;
    private static final int LONGEST_WINDOW = 3600;

    private BehaviorRules() {}

    static Seq<FieldError> faults(HorizontalPodAutoscalerBehavior behavior, FieldPath path) {
        return Faults.NONE
                .given(behavior.scaleUp(), rules -> rules(rules, path.child("scaleUp")))
                .given(behavior.scaleDown(), rules -> rules(rules, path.child("scaleDown")))
                .found();
    }

    private static Seq<FieldError> rules(HPAScalingRules rules, FieldPath path) {
        FieldPath window = path.child("stabilizationWindowSeconds");
        int seconds = rules.stabilizationWindowSeconds().getOrElse(0);
        return Faults.NONE
                .when(seconds < 0, () -> window.invalid(seconds, "must be greater than or equal to zero"))
                .when(
                        seconds > LONGEST_WINDOW,
                        () -> window.invalid(seconds, "must be less than or equal to " + LONGEST_WINDOW))
                .oneOf(rules.selectPolicy(), path.child("selectPolicy"), "Disabled", "Max", "Min")
                .when(
                        rules.policies().isEmpty(),
                        () -> path.child("policies").required("must specify at least one Policy"))
                .each(rules.policies(), path.child("policies"), BehaviorRules::policy)
                .given(
                        rules.tolerance().filter(tolerance -> tolerance.compareTo(Quantity.ZERO) < 0),
                        tolerance -> Vector.of(path.child("tolerance")
                                .invalid(tolerance.canonical().toString(), "must be greater than or equal to 0")))
                .found();
    }

    private static Seq<FieldError> policy(HPAScalingPolicy policy, FieldPath path) {
        FieldPath period = path.child("periodSeconds");
        int seconds = policy.periodSeconds();
        return Faults.NONE
                .oneOf(Option.of(policy.type()), path.child("type"), "Percent", "Pods")
                .when(
                        policy.value() <= 0,
                        () -> path.child("value").invalid(policy.value(), "must be greater than zero"))
                .when(seconds <= 0, () -> period.invalid(seconds, "must be greater than zero"))
                .when(
                        seconds > LONGEST_PERIOD,
                        () -> period.invalid(seconds, "must be less than or equal to " + LONGEST_PERIOD))
                .found();
    }
}
