package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.MetricIdentifier;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * What the metrics APIs answer an autoscaler, or the error. (metrics/interfaces.go) All values are in thousandths. It is a function of
 * what it was made from: see {@link MetricsSource}.
 */
public interface MetricsClient {

    /**
     * Returns what pods use of a resource, by name; those of which nothing is known are not there.
     *
     * @param resource {@code cpu}
     * @param container the container whose use is asked for; that of all together if empty
     * @param pods the pods that are asked for
     */
    Either<String, Map<String, PodMetric>> resource(String resource, String container, Seq<Pod> pods);

    /** Returns the values of a metric of pods, by name; those of which nothing is known are not there. */
    Either<String, Map<String, PodMetric>> pods(MetricIdentifier metric, Seq<Pod> pods);

    /** Returns the value of a metric of an object, which is in the namespace of the autoscaler or is this namespace. */
    Either<String, Long> object(MetricIdentifier metric, CrossVersionObjectReference object);

    /** Returns the values of a metric from outside the cluster. */
    Either<String, Seq<Long>> external(MetricIdentifier metric);

    /** Whether time alone will change what is answered, so that a cluster has not settled before the next turn. */
    default boolean isChanging() {
        return false;
    }
}
