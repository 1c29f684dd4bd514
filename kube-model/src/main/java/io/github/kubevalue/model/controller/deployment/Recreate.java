package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;

/** One step of a rollout that removes all old pods before it makes a new one. */
final class Recreate {
    private Recreate() {}

    /**
     * Returns the rollout one step on.
     *
     * @param oldPods the pods of all sets but the new one
     */
    static Rollout step(Rollout rollout, Seq<Pod> oldPods) {
        // pkg/controller/deployment/recreate.go, rolloutRecreate
        Rollout shrunk = rollout.activeOld().foldLeft(rollout, (step, set) -> step.scale(set, 0));
        if (!shrunk.equals(rollout) || oldPodsRun(rollout, oldPods)) {
            return shrunk;
        }
        Rollout grown = rollout.withNewSet();
        int replicas = rollout.fenceposts().replicas();
        Rollout scaled = grown.newSet().map(set -> grown.scale(set, replicas)).getOrElse(grown);
        return scaled.isComplete() ? Cleanup.apply(scaled) : scaled;
    }

    private static boolean oldPodsRun(Rollout rollout, Seq<Pod> oldPods) {
        return rollout.oldSets().exists(set -> set.status().replicas() > 0) || oldPods.exists(pod -> !pod.isTerminal());
    }
}
