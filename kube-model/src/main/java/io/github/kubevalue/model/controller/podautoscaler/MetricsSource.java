package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.store.Snapshot;
import java.time.Instant;

/** Where metrics come from: by default {@link SaidMetrics annotations}, or any other function of the cluster and the time. */
@FunctionalInterface
public interface MetricsSource {

    /**
     * Returns what is measured at a moment.
     *
     * @param autoscaler who asks
     * @param snapshot the cluster
     * @param now the virtual time
     */
    MetricsClient at(HorizontalPodAutoscaler autoscaler, Snapshot snapshot, Instant now);
}
