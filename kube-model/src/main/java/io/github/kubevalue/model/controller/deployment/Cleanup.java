package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apps.ReplicaSet;
import io.vavr.collection.Seq;
import java.util.Comparator;

/** Deletes the oldest empty ReplicaSets beyond the history that the Deployment keeps. */
final class Cleanup {
    private Cleanup() {}

    static Rollout apply(Rollout rollout) {
        // pkg/controller/deployment/sync.go, cleanupDeployment
        Seq<ReplicaSet> alive = rollout.oldSets().reject(set -> set.metadata().isDeleting());
        int kept = rollout.deployment().spec().revisionHistoryLimit().getOrElse(Integer.MAX_VALUE);
        return alive.sorted(Comparator.comparingLong(Revisions::of).thenComparing(Rollout.BY_AGE))
                .take(Math.max(0, alive.size() - kept))
                .filter(Cleanup::isUnused)
                .foldLeft(rollout, Rollout::delete);
    }

    private static boolean isUnused(ReplicaSet set) {
        return Rollout.size(set) == 0
                && set.status().replicas() == 0
                && set.metadata().generation().getOrElse(0L) <= set.status().observedGeneration();
    }
}
