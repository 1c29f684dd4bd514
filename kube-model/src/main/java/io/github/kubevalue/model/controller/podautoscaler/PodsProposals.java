package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.github.kubevalue.model.autoscaling.PodsMetricSource;
import io.github.kubevalue.model.autoscaling.PodsMetricStatus;
import io.github.kubevalue.model.controller.podautoscaler.Proposal.Failure;
import io.github.kubevalue.model.controller.podautoscaler.ReplicaCalculator.Count;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Either;

/** What is asked for by a metric that each pod has. (horizontal.go, computeStatusForPodsMetric) */
record PodsProposals(Proposals all) {

    Either<Failure, Proposal> of(PodsMetricSource source) {
        String metric = source.metric().name();
        long target = source.target().averageValue().getOrElse(Quantity.ZERO).milliValue();
        return all.metrics()
                .pods(source.metric(), all.calculator().pods())
                .mapLeft(why -> "unable to get metric " + metric + ": " + why)
                .flatMap(measured -> all.calculator().average(target, "", measured))
                .mapLeft(why -> new Failure("FailedGetPodsMetric", why, "failed to get pods metric value: " + why))
                .map(count -> Proposal.of(count, "pods metric " + metric, status(source, count)));
    }

    private static MetricStatus status(PodsMetricSource source, Count count) {
        return MetricStatus.builder()
                .type(MetricSourceType.PODS)
                .pods(PodsMetricStatus.builder()
                        .metric(source.metric())
                        .current(MetricValueStatus.builder()
                                .averageValue(Quantity.ofMillis(count.usage()))
                                .build())
                        .build())
                .build();
    }
}
