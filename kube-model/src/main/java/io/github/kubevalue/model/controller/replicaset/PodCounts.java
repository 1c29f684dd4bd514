package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * How many pods a ReplicaSet has.
 *
 * @param active those that count
 * @param fullyLabelled those of them that have all labels of the template
 * @param ready those of them that are ready
 * @param available those of them that are available
 * @param terminating those that are on their way out
 */
record PodCounts(int active, int fullyLabelled, int ready, int available, int terminating) {

    /**
     * Counts pods.
     *
     * @param active the pods that count
     * @param terminating the pods that are on their way out
     */
    static PodCounts of(ReplicaSet set, Seq<Pod> active, Seq<Pod> terminating, Instant now) {
        int minReady = set.spec().minReadySeconds();
        return new PodCounts(
                active.size(),
                active.count(
                        pod -> PodCensus.isFullyLabelled(set, pod.metadata().labels())),
                active.count(Pod::isReady),
                active.count(pod -> Availability.isAvailable(pod, minReady, now)),
                terminating.size());
    }
}
