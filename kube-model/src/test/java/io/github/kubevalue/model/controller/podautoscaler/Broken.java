package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/** Metrics APIs that answer with an error. */
record Broken(String error) implements MetricsClient {
    @Override
    public Either<String, Map<String, PodMetric>> resource(String resource, String container, Seq<Pod> pods) {
        return Either.left(error);
    }

    @Override
    public Either<String, Map<String, PodMetric>> pods(MetricIdentifier metric, Seq<Pod> pods) {
        return Either.left(error);
    }

    @Override
    public Either<String, Long> object(MetricIdentifier metric, CrossVersionObjectReference object) {
        return Either.left(error);
    }

    @Override
    public Either<String, Seq<Long>> external(MetricIdentifier metric) {
        return Either.left(error);
    }
}
