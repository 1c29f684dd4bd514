package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.MetricStatus;
import io.github.kubevalue.model.controller.podautoscaler.ReplicaCalculator.Count;

/**
 * What one metric asks for.
 *
 * @param replicas how many pods
 * @param metric what the metric is called in messages
 * @param status what it said
 */
record Proposal(int replicas, String metric, MetricStatus status) {

    static Proposal of(Count count, String metric, MetricStatus status) {
        return new Proposal(count.replicas(), metric, status);
    }

    /**
     * Why a metric asks for nothing.
     *
     * @param reason of event and condition
     * @param cause what these say
     * @param error what is said of all metrics together
     */
    record Failure(String reason, String cause, String error) {}
}
