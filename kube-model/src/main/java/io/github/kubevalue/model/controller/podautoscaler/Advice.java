package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.controller.Event;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * What all metrics of an autoscaler come to.
 *
 * @param replicas how many pods there are to be, or why that cannot be told
 * @param metric the metric that asks for most
 * @param statuses what each metric said
 * @param conditions what is to be told
 * @param events of metrics that failed
 * @param isPassing whether time alone may change it
 */
record Advice(
        Either<String, Integer> replicas,
        String metric,
        Seq<MetricStatus> statuses,
        Conditions conditions,
        Seq<Event> events,
        boolean isPassing) {

    /** Nobody can be asked. */
    static Advice none(String why, Event event, Conditions conditions) {
        return new Advice(Either.left(why), "", Vector.empty(), conditions, Vector.of(event), false);
    }
}
