package io.github.kubevalue.model.autoscaling.v1;

import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.MetricTargetType;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.github.kubevalue.model.autoscaling.ResourceMetricSource;
import io.github.kubevalue.model.autoscaling.ResourceMetricStatus;
import io.vavr.control.Option;

/**
 * Autoscalers of autoscaling/v1 and v2 are the same objects, told in two forms. (pkg/apis/autoscaling/v1/conversion.go) What only v2
 * can tell, other metrics than that of the cpu and how quickly it scales, is not told in the annotations of v1.
 */
public final class Conversion {
    private static final String CPU = "cpu";

    private Conversion() {}

    /** Returns an autoscaler in the form of v2. */
    public static io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler toV2(
            HorizontalPodAutoscaler autoscaler) {
        HorizontalPodAutoscalerSpec spec = autoscaler.spec();
        HorizontalPodAutoscalerStatus status = autoscaler.status();
        return io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler.builder()
                .metadata(autoscaler.metadata())
                .spec(io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec.builder()
                        .scaleTargetRef(spec.scaleTargetRef())
                        .minReplicas(spec.minReplicas())
                        .maxReplicas(spec.maxReplicas())
                        .metrics(spec.targetCPUUtilizationPercentage()
                                .map(Conversion::metric)
                                .toVector())
                        .build())
                .status(io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus.builder()
                        .observedGeneration(status.observedGeneration())
                        .lastScaleTime(status.lastScaleTime())
                        .currentReplicas(status.currentReplicas())
                        .desiredReplicas(status.desiredReplicas())
                        .currentMetrics(status.currentCPUUtilizationPercentage()
                                .map(Conversion::current)
                                .toVector())
                        .build())
                .build();
    }

    private static MetricSpec metric(int share) {
        MetricTarget target = MetricTarget.builder()
                .type(MetricTargetType.UTILIZATION)
                .averageUtilization(share)
                .build();
        return MetricSpec.builder()
                .type(MetricSourceType.RESOURCE)
                .resource(
                        ResourceMetricSource.builder().name(CPU).target(target).build())
                .build();
    }

    private static MetricStatus current(int share) {
        MetricValueStatus value =
                MetricValueStatus.builder().averageUtilization(share).build();
        return MetricStatus.builder()
                .type(MetricSourceType.RESOURCE)
                .resource(
                        ResourceMetricStatus.builder().name(CPU).current(value).build())
                .build();
    }

    /** Returns an autoscaler in the form of v1, as far as that goes. */
    public static HorizontalPodAutoscaler toV1(
            io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler autoscaler) {
        io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec spec = autoscaler.spec();
        io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerStatus status = autoscaler.status();
        return HorizontalPodAutoscaler.builder()
                .metadata(autoscaler.metadata())
                .spec(HorizontalPodAutoscalerSpec.builder()
                        .scaleTargetRef(spec.scaleTargetRef())
                        .minReplicas(spec.minReplicas())
                        .maxReplicas(spec.maxReplicas())
                        .targetCPUUtilizationPercentage(spec.metrics()
                                .flatMap(MetricSpec::resource)
                                .filter(metric -> metric.name().equals(CPU))
                                .flatMap(metric -> metric.target().averageUtilization())
                                .headOption())
                        .build())
                .status(HorizontalPodAutoscalerStatus.builder()
                        .observedGeneration(status.observedGeneration())
                        .lastScaleTime(status.lastScaleTime())
                        .currentReplicas(status.currentReplicas())
                        .desiredReplicas(status.desiredReplicas())
                        .currentCPUUtilizationPercentage(share(status.currentMetrics()
                                .flatMap(MetricStatus::resource)
                                .find(metric -> metric.name().equals(CPU))))
                        .build())
                .build();
    }

    private static Option<Integer> share(Option<ResourceMetricStatus> metric) {
        return metric.flatMap(found -> found.current().averageUtilization());
    }
}
