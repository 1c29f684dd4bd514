package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetCondition;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** What a ReplicaSet reports of its pods. */
final class StatusReport {
    private StatusReport() {}

    /**
     * Returns the plan to report, and to look again when the next pod becomes available by mere time.
     *
     * @param after the replicas with what is to be reported
     * @param active the pods that count
     */
    static Plan of(Replicas replicas, Replicas after, Seq<Pod> active, Instant now) {
        int minReady = replicas.set().spec().minReadySeconds();
        Plan plan = after.owner().equals(replicas.owner())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(after.owner()), "its pods");
        return Availability.next(active, minReady, now).map(plan::requeueAfter).getOrElse(plan);
    }

    /**
     * Counts the pods; a failure is over once there are enough of them.
     *
     * @param active the pods that count
     * @param terminating the pods that are on their way out
     */
    static ReplicaSetStatus status(ReplicaSet set, Seq<Pod> active, Seq<Pod> terminating, Instant now) {
        // pkg/controller/replicaset/replica_set_utils.go, calculateStatus
        int minReady = set.spec().minReadySeconds();
        boolean isEnough = active.size() >= set.spec().replicas().getOrElse(1);
        Seq<ReplicaSetCondition> failure = ReplicaCreation.failure(set.status()).toVector();
        Seq<ReplicaSetCondition> conditions = set.status().conditions();
        return set.status()
                .withReplicas(active.size())
                .withFullyLabeledReplicas(active.count(pod -> isFullyLabelled(pod, set)))
                .withReadyReplicas(active.count(Pod::isReady))
                .withAvailableReplicas(active.count(pod -> Availability.isAvailable(pod, minReady, now)))
                .withTerminatingReplicas(Option.of(terminating.size()))
                .withObservedGeneration(set.metadata().generation().getOrElse(0L))
                .withConditions(isEnough ? conditions.removeAll(failure) : conditions);
    }

    private static boolean isFullyLabelled(Pod pod, ReplicaSet set) {
        return set.spec()
                .template()
                .metadata()
                .labels()
                .forAll(label -> pod.metadata().labels().get(label._1).contains(label._2));
    }
}
