package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.ExternalMetricSource;
import io.github.kubevalue.model.autoscaling.ExternalMetricStatus;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.github.kubevalue.model.controller.podautoscaler.Proposal.Failure;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Either;

/** What is asked for by a metric from outside the cluster. (horizontal.go, computeStatusForExternalMetric) */
record ExternalProposals(Proposals all) {
    private static final String NO_TARGET =
            "invalid external metric source: neither a value target nor an average value target was set";

    Either<Failure, Proposal> of(ExternalMetricSource source) {
        return source.target()
                .averageValue()
                .map(target -> average(source, target))
                .orElse(() -> source.target().value().map(target -> value(source, target)))
                .getOrElse(() -> Either.left(failure(source, NO_TARGET, "")));
    }

    private Either<Failure, Proposal> average(ExternalMetricSource source, Quantity target) {
        return usage(source)
                .map(usage -> all.calculator().perPod(all.statusReplicas(), usage, target.milliValue()))
                .mapLeft(why -> failure(source, why, "failed to get " + name(source) + " external metric: "))
                .map(count -> Proposal.of(
                        count,
                        called(source.metric()),
                        status(source, MetricValueStatus.builder().averageValue(Quantity.ofMillis(count.usage())))));
    }

    private Either<Failure, Proposal> value(ExternalMetricSource source, Quantity target) {
        return usage(source)
                .flatMap(usage -> all.calculator().value(usage, target.milliValue()))
                .mapLeft(why -> failure(source, why, "failed to get external metric " + name(source) + ": "))
                .map(count -> Proposal.of(
                        count,
                        called(source.metric()),
                        status(source, MetricValueStatus.builder().value(Quantity.ofMillis(count.usage())))));
    }

    private Either<String, Long> usage(ExternalMetricSource source) {
        return all.metrics()
                .external(source.metric())
                .map(values -> values.foldLeft(0L, ExternalProposals::plus))
                .mapLeft(why -> "unable to get external metric " + all.namespace() + "/" + name(source) + "/"
                        + selector(source.metric()) + ": " + why);
    }

    /** What is beyond 64 bits is the greatest number of these. */
    private static long plus(long one, long other) {
        return other > 0 && one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
    }

    private static String name(ExternalMetricSource source) {
        return source.metric().name();
    }

    /** Returns what a metric is called in messages. */
    static String called(MetricIdentifier metric) {
        return "external metric " + metric.name() + "(" + selector(metric) + ")";
    }

    private static String selector(MetricIdentifier metric) {
        return metric.selector().map(LabelSelector::goString).getOrElse("nil");
    }

    private static Failure failure(ExternalMetricSource source, String why, String own) {
        String error = "failed to get " + name(source) + " external metric value: " + own + why;
        return new Failure("FailedGetExternalMetric", why, error);
    }

    private static MetricStatus status(ExternalMetricSource source, MetricValueStatus.Builder current) {
        return MetricStatus.builder()
                .type(MetricSourceType.EXTERNAL)
                .external(ExternalMetricStatus.builder()
                        .metric(source.metric())
                        .current(current.build())
                        .build())
                .build();
    }
}
