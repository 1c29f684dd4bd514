package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.ContainerResourceMetricSource;
import io.github.kubevalue.model.autoscaling.ContainerResourceMetricStatus;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.github.kubevalue.model.autoscaling.ResourceMetricSource;
import io.github.kubevalue.model.autoscaling.ResourceMetricStatus;
import io.github.kubevalue.model.controller.podautoscaler.Proposal.Failure;
import io.github.kubevalue.model.controller.podautoscaler.ReplicaCalculator.Count;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Map;
import io.vavr.control.Either;

/** What is asked for by how much pods use of a resource. (horizontal.go, computeStatusForResourceMetricGeneric) */
record ResourceProposals(Proposals all) {
    private static final String NO_TARGET = "invalid resource metric source: neither an average utilization target"
            + " nor an average value (usage) target was set";

    /** What a metric asks for, what it is called, and what it said. */
    private record Found(int replicas, String metric, MetricValueStatus current) {}

    Either<Failure, Proposal> of(ResourceMetricSource source) {
        String resource = source.name();
        return found(source.target(), resource, "")
                .mapLeft(why -> new Failure(
                        "FailedGetResourceMetric", why, "failed to get " + resource + " resource metric value: " + why))
                .map(found -> new Proposal(
                        found.replicas,
                        found.metric,
                        MetricStatus.builder()
                                .type(MetricSourceType.RESOURCE)
                                .resource(ResourceMetricStatus.builder()
                                        .name(resource)
                                        .current(found.current)
                                        .build())
                                .build()));
    }

    Either<Failure, Proposal> ofContainer(ContainerResourceMetricSource source) {
        String container = source.container();
        return found(source.target(), source.name(), container)
                .mapLeft(why -> new Failure(
                        "FailedGetContainerResourceMetric",
                        why,
                        "failed to get " + container + " container metric value: " + why))
                .map(found -> new Proposal(
                        found.replicas,
                        found.metric,
                        MetricStatus.builder()
                                .type(MetricSourceType.CONTAINER_RESOURCE)
                                .containerResource(ContainerResourceMetricStatus.builder()
                                        .name(source.name())
                                        .container(container)
                                        .current(found.current)
                                        .build())
                                .build()));
    }

    private Either<String, Found> found(MetricTarget target, String resource, String container) {
        return target.averageValue()
                .map(wanted -> average(wanted, resource, container))
                .orElse(() -> target.averageUtilization().map(wanted -> utilization(wanted, resource, container)))
                .getOrElse(() -> Either.left(NO_TARGET));
    }

    private Either<String, Found> average(Quantity wanted, String resource, String container) {
        return measured(resource, container)
                .flatMap(measured -> all.calculator().average(wanted.milliValue(), resource, measured))
                .mapLeft(why -> "failed to get " + resource + " usage: " + why)
                .map(count -> new Found(
                        count.replicas(),
                        resource + " resource",
                        MetricValueStatus.builder()
                                .averageValue(used(resource, count))
                                .build()));
    }

    private Either<String, Found> utilization(int wanted, String resource, String container) {
        String what = container.isEmpty() ? " resource" : " container resource";
        return measured(resource, container)
                .flatMap(measured -> all.calculator().utilization(wanted, resource, container, measured))
                .mapLeft(why -> "failed to get " + resource + " utilization: " + why)
                .map(count -> new Found(
                        count.replicas(),
                        resource + what + " utilization (percentage of request)",
                        MetricValueStatus.builder()
                                .averageUtilization(count.utilization())
                                .averageValue(used(resource, count))
                                .build()));
    }

    private Either<String, Map<String, PodMetric>> measured(String resource, String container) {
        return all.metrics()
                .resource(resource, container, all.calculator().pods())
                .mapLeft(why -> "unable to get metrics for resource " + resource + ": " + why);
    }

    // horizontal.go, buildQuantity
    private static Quantity used(String resource, Count count) {
        return resource.equals("memory") ? Quantity.ofMilliBytes(count.usage()) : Quantity.ofMillis(count.usage());
    }
}
