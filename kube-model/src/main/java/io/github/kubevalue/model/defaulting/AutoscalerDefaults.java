package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.autoscaling.HPAScalingPolicy;
import io.github.kubevalue.model.autoscaling.HPAScalingPolicyType;
import io.github.kubevalue.model.autoscaling.HPAScalingRules;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerBehavior;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.MetricTargetType;
import io.github.kubevalue.model.autoscaling.ResourceMetricSource;
import io.github.kubevalue.model.autoscaling.ScalingPolicySelect;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Defaults of autoscalers. (pkg/apis/autoscaling/v2/defaults.go) */
public final class AutoscalerDefaults {
    private static final int PERIOD = 15;
    private static final HPAScalingRules UP = HPAScalingRules.builder()
            .stabilizationWindowSeconds(0)
            .selectPolicy(ScalingPolicySelect.MAX)
            .policies(Vector.of(policy(HPAScalingPolicyType.PODS, 4), policy(HPAScalingPolicyType.PERCENT, 100)))
            .build();
    private static final HPAScalingRules DOWN = HPAScalingRules.builder()
            .selectPolicy(ScalingPolicySelect.MAX)
            .policies(Vector.of(policy(HPAScalingPolicyType.PERCENT, 100)))
            .build();
    private static final Seq<MetricSpec> CPU = Vector.of(MetricSpec.builder()
            .type(MetricSourceType.RESOURCE)
            .resource(ResourceMetricSource.builder()
                    .name("cpu")
                    .target(MetricTarget.builder()
                            .type(MetricTargetType.UTILIZATION)
                            .averageUtilization(80)
                            .build())
                    .build())
            .build());

    private AutoscalerDefaults() {}

    /** Returns the autoscaler with its defaults: at least one replica, and four fifths of the CPU that its pods ask for. */
    public static HorizontalPodAutoscaler autoscaler(HorizontalPodAutoscaler scaler) {
        HorizontalPodAutoscalerSpec spec = scaler.spec();
        return scaler.withSpec(spec.withMinReplicas(spec.minReplicas().orElse(Option.of(1)))
                .withMetrics(spec.metrics().isEmpty() ? CPU : spec.metrics())
                .withBehavior(spec.behavior().map(AutoscalerDefaults::behavior)));
    }

    private static HorizontalPodAutoscalerBehavior behavior(HorizontalPodAutoscalerBehavior behavior) {
        return behavior.withScaleUp(Option.of(filled(behavior.scaleUp(), UP)))
                .withScaleDown(Option.of(filled(behavior.scaleDown(), DOWN)));
    }

    private static HPAScalingRules filled(Option<HPAScalingRules> said, HPAScalingRules defaults) {
        return said.map(rules -> rules.withSelectPolicy(rules.selectPolicy().orElse(defaults.selectPolicy()))
                        .withStabilizationWindowSeconds(
                                rules.stabilizationWindowSeconds().orElse(defaults.stabilizationWindowSeconds()))
                        .withPolicies(rules.policies().isEmpty() ? defaults.policies() : rules.policies()))
                .getOrElse(defaults);
    }

    private static HPAScalingPolicy policy(HPAScalingPolicyType type, int value) {
        return HPAScalingPolicy.builder()
                .type(type)
                .value(value)
                .periodSeconds(PERIOD)
                .build();
    }
}
