package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus;
import io.github.kubevalue.model.defaulting.AutoscalerDefaults;
import io.github.kubevalue.model.validation.autoscaling.AutoscalerRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group autoscaling. */
final class AutoscalingStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(HorizontalPodAutoscaler.KIND)
            .withDefaults(AutoscalerDefaults::autoscaler)
            .withFaults(AutoscalerRules::faults)
            .withUpdates(AutoscalerRules::updated)
            .withStatusFaults(AutoscalerRules::status)
            .withStatus(
                    HorizontalPodAutoscaler::status,
                    HorizontalPodAutoscaler::withStatus,
                    HorizontalPodAutoscalerStatus.builder().build()));

    private AutoscalingStrategies() {}
}
