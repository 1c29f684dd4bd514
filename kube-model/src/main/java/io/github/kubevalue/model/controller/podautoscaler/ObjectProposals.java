package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.autoscaling.MetricTargetType;
import io.github.kubevalue.model.autoscaling.MetricValueStatus;
import io.github.kubevalue.model.autoscaling.ObjectMetricSource;
import io.github.kubevalue.model.autoscaling.ObjectMetricStatus;
import io.github.kubevalue.model.controller.podautoscaler.Proposal.Failure;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** What is asked for by a metric that one object has. (horizontal.go, computeStatusForObjectMetric) */
record ObjectProposals(Proposals all) {
    private static final String ALL = "failed to get object metric value: ";
    private static final String NO_TARGET =
            "invalid object metric source: neither a value target nor an average value target was set";

    Either<Failure, Proposal> of(ObjectMetricSource source) {
        MetricTargetType type = source.target().type();
        Option<Quantity> value = source.target().value().filter(any -> type.equals(MetricTargetType.VALUE));
        Option<Quantity> average =
                source.target().averageValue().filter(any -> type.equals(MetricTargetType.AVERAGE_VALUE));
        return value.map(target -> value(source, target))
                .orElse(() -> average.map(target -> average(source, target)))
                .getOrElse(() -> Either.left(failure(NO_TARGET, "")));
    }

    private Either<Failure, Proposal> value(ObjectMetricSource source, Quantity target) {
        return usage(source)
                .flatMap(usage -> all.calculator().value(usage, target.milliValue()))
                .mapLeft(why -> failure(why, ""))
                .map(count -> Proposal.of(
                        count,
                        source.describedObject().kind() + " metric "
                                + source.metric().name(),
                        status(source, MetricValueStatus.builder().value(Quantity.ofMillis(count.usage())))));
    }

    private Either<Failure, Proposal> average(ObjectMetricSource source, Quantity target) {
        return usage(source)
                .map(usage -> all.calculator().perPod(all.statusReplicas(), usage, target.milliValue()))
                .mapLeft(why -> failure(why, "failed to get " + source.metric().name() + " object metric: "))
                .map(count -> Proposal.of(
                        count,
                        ExternalProposals.called(source.metric()),
                        status(source, MetricValueStatus.builder().averageValue(Quantity.ofMillis(count.usage())))));
    }

    private Either<String, Long> usage(ObjectMetricSource source) {
        CrossVersionObjectReference object = source.describedObject();
        return all.metrics()
                .object(source.metric(), object)
                .mapLeft(why -> "unable to get metric " + source.metric().name() + ": " + object.kind() + " on "
                        + all.namespace() + " " + object.name() + "/" + why);
    }

    private static Failure failure(String why, String own) {
        return new Failure("FailedGetObjectMetric", why, ALL + own + why);
    }

    private static MetricStatus status(ObjectMetricSource source, MetricValueStatus.Builder current) {
        return MetricStatus.builder()
                .type(MetricSourceType.OBJECT)
                .object(ObjectMetricStatus.builder()
                        .describedObject(source.describedObject())
                        .metric(source.metric())
                        .current(current.build())
                        .build())
                .build();
    }
}
