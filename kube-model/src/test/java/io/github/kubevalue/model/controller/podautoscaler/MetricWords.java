package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.ContainerResourceMetricSource;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.ExternalMetricSource;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.MetricTargetType;
import io.github.kubevalue.model.autoscaling.ObjectMetricSource;
import io.github.kubevalue.model.autoscaling.PodsMetricSource;
import io.github.kubevalue.model.autoscaling.ResourceMetricSource;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;

/** Metrics in few words: {@code cpu 30%}, {@code cpu/container1 30%}, {@code pods 15}, {@code object =20}, {@code external 5}. */
final class MetricWords {
    private static final MetricIdentifier QPS =
            MetricIdentifier.builder().name("qps").build();

    private MetricWords() {}

    /** Returns the metric; a target is a share of the pods, or a value if it begins with {@code =}. */
    static MetricSpec parse(String words) {
        String[] parts = words.split(" ");
        MetricTarget target = parts.length < 2 ? MetricTarget.builder().build() : target(parts[1]);
        return switch (parts[0]) {
            case "pods" ->
                MetricSpec.builder()
                        .type(MetricSourceType.PODS)
                        .pods(PodsMetricSource.builder()
                                .metric(QPS)
                                .target(target)
                                .build())
                        .build();
            case "object" ->
                MetricSpec.builder()
                        .type(MetricSourceType.OBJECT)
                        .object(ObjectMetricSource.builder()
                                .metric(QPS)
                                .describedObject(CrossVersionObjectReference.builder()
                                        .apiVersion("apps/v1")
                                        .kind("Deployment")
                                        .name("some-deployment")
                                        .build())
                                .target(target)
                                .build())
                        .build();
            case "external" ->
                MetricSpec.builder()
                        .type(MetricSourceType.EXTERNAL)
                        .external(ExternalMetricSource.builder()
                                .metric(QPS)
                                .target(target)
                                .build())
                        .build();
            case "CheddarCheese" ->
                MetricSpec.builder().type(new MetricSourceType("CheddarCheese")).build();
            default -> resource(parts[0], target);
        };
    }

    private static MetricSpec resource(String words, MetricTarget target) {
        String[] parts = words.split("/");
        return parts.length == 1
                ? MetricSpec.builder()
                        .type(MetricSourceType.RESOURCE)
                        .resource(ResourceMetricSource.builder()
                                .name(parts[0])
                                .target(target)
                                .build())
                        .build()
                : MetricSpec.builder()
                        .type(MetricSourceType.CONTAINER_RESOURCE)
                        .containerResource(ContainerResourceMetricSource.builder()
                                .name(parts[0])
                                .container(parts[1])
                                .target(target)
                                .build())
                        .build();
    }

    private static MetricTarget target(String words) {
        MetricTarget.Builder target = MetricTarget.builder();
        if (words.endsWith("%")) {
            return target.type(MetricTargetType.UTILIZATION)
                    .averageUtilization(Integer.parseInt(words.substring(0, words.length() - 1)))
                    .build();
        }
        return words.startsWith("=")
                ? target.type(MetricTargetType.VALUE)
                        .value(Option.of(Quantity.parse(words.substring(1))))
                        .build()
                : target.type(MetricTargetType.AVERAGE_VALUE)
                        .averageValue(Option.of(Quantity.parse(words)))
                        .build();
    }
}
