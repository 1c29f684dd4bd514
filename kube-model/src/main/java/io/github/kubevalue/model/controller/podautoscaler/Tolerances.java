package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.HPAScalingRules;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerBehavior;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import java.math.BigDecimal;

/**
 * How far off its target a metric may be before anything is done.
 *
 * @param down the share by which it may be below
 * @param up the share by which it may be above
 */
record Tolerances(double down, double up) {
    /** The flag {@code --horizontal-pod-autoscaler-tolerance}. */
    static final Tolerances DEFAULT = new Tolerances(0.1, 0.1);

    static Tolerances of(HorizontalPodAutoscaler autoscaler) {
        // horizontal.go, tolerancesForHpa
        Option<HorizontalPodAutoscalerBehavior> behavior = autoscaler.spec().behavior();
        return new Tolerances(
                said(behavior.flatMap(HorizontalPodAutoscalerBehavior::scaleDown))
                        .getOrElse(DEFAULT.down),
                said(behavior.flatMap(HorizontalPodAutoscalerBehavior::scaleUp)).getOrElse(DEFAULT.up));
    }

    private static Option<Double> said(Option<HPAScalingRules> rules) {
        return rules.flatMap(HPAScalingRules::tolerance).map(Tolerances::approximate);
    }

    // apimachinery/pkg/api/resource/quantity.go, AsApproximateFloat64
    private static double approximate(Quantity quantity) {
        BigDecimal amount = quantity.canonical().amount();
        return amount.unscaledValue().doubleValue() * Math.pow(10, -amount.scale());
    }

    /** Whether a metric at that part of its target is near enough. */
    boolean isWithin(double ratio) {
        return 1 - down <= ratio && ratio <= 1 + up;
    }
}
