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
        Plan plan = of(replicas, after);
        return Availability.next(active, replicas.set().spec().minReadySeconds(), now)
                .map(plan::requeueAfter)
                .getOrElse(plan);
    }

    /** Returns the plan to report. */
    static Plan of(Replicas replicas, Replicas after) {
        return after.owner().equals(replicas.owner())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(after.owner()), "its pods");
    }

    /** Returns what a set is to report of its pods; a failure is over once there are enough of them. */
    static ReplicaSetStatus status(ReplicaSet set, PodCounts counts) {
        // pkg/controller/replicaset/replica_set_utils.go, calculateStatus
        boolean isEnough = counts.active() >= set.spec().replicas().getOrElse(1);
        Seq<ReplicaSetCondition> failure = ReplicaCreation.failure(set.status()).toVector();
        Seq<ReplicaSetCondition> conditions = set.status().conditions();
        return set.status()
                .withReplicas(counts.active())
                .withFullyLabeledReplicas(counts.fullyLabelled())
                .withReadyReplicas(counts.ready())
                .withAvailableReplicas(counts.available())
                .withTerminatingReplicas(Option.of(counts.terminating()))
                .withObservedGeneration(set.metadata().generation().getOrElse(0L))
                .withConditions(isEnough ? conditions.removeAll(failure) : conditions);
    }
}
