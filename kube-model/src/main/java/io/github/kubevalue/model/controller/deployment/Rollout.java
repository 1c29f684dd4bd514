package io.github.kubevalue.model.controller.deployment;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * A Deployment with its ReplicaSets in the middle of one reconciliation: what they will be, and the plan that makes them
 * so.
 *
 * @param deployment the Deployment as read, with annotations and conditions as they will be
 * @param newSet the set whose template is the Deployment's
 * @param oldSets all other sets
 * @param now the present
 * @param plan the writes so far
 */
record Rollout(Deployment deployment, Option<ReplicaSet> newSet, Seq<ReplicaSet> oldSets, Instant now, Plan plan) {

    /** Older sets first; of the same age, by name. */
    static final Comparator<ReplicaSet> BY_AGE = Comparator.<ReplicaSet, Instant>comparing(
                    set -> set.metadata().creationTimestamp().getOrElse(Instant.MAX))
            .thenComparing(ReplicaSet::name);

    /** Divides the sets into the one that has the Deployment's template, the oldest if there are several, and the rest. */
    static Rollout of(Deployment deployment, Seq<ReplicaSet> sets, Instant now, Plan plan) {
        // deployment_util.go, FindNewReplicaSet
        Option<ReplicaSet> newSet = sets.sorted(BY_AGE).find(set -> NewSet.hasTemplateOf(set, deployment));
        return new Rollout(deployment, newSet, sets.reject(set -> newSet.contains(set)), now, plan);
    }

    static int size(ReplicaSet set) {
        return set.spec().replicas().getOrElse(1);
    }

    static int available(ReplicaSet set) {
        return set.status().availableReplicas();
    }

    static int sizes(Seq<ReplicaSet> sets) {
        return sets.map(Rollout::size).sum().intValue();
    }

    Fenceposts fenceposts() {
        return Fenceposts.of(deployment);
    }

    Seq<ReplicaSet> all() {
        return oldSets.appendAll(newSet);
    }

    Seq<ReplicaSet> active() {
        return all().filter(set -> size(set) > 0);
    }

    Seq<ReplicaSet> activeOld() {
        return oldSets.filter(set -> size(set) > 0);
    }

    /** Returns the rollout with a set of that size, noting the Deployment's sizes on it; the same if it has that size. */
    Rollout scale(ReplicaSet set, int size) {
        return size(set) == size ? this : resize(set, size);
    }

    /** Returns the rollout with a set of that size and the Deployment's sizes noted on it. */
    Rollout resize(ReplicaSet set, int size) {
        // pkg/controller/deployment/sync.go, scaleReplicaSet
        ReplicaSet sized = Revisions.sized(set, fenceposts());
        ReplicaSet after = sized.withSpec(sized.spec().withReplicas(Option.of(size)));
        if (after.equals(set)) {
            return this;
        }
        if (size == size(set)) {
            return with(set, after).withPlan(plan.then(new Write.Update(after), "the Deployment's size changed"));
        }
        String sentence = scaled(set, size);
        return with(set, after)
                .withPlan(plan.then(new Write.Update(after), sentence)
                        .telling(Event.normal(deployment, "ScalingReplicaSet", sentence)));
    }

    private static String scaled(ReplicaSet set, int size) {
        String direction = size > size(set) ? "up" : "down";
        return "Scaled " + direction + " replica set " + set.name() + " from " + size(set) + " to " + size;
    }

    /** Returns the rollout with the new set, which is made if there is none, as the newest revision. */
    Rollout withNewSet() {
        return newSet.map(set -> NewSet.refresh(this, set)).getOrElse(() -> NewSet.create(this));
    }

    /** Returns the rollout with a new set that another plan writes. */
    Rollout withNewSet(ReplicaSet set, Plan next) {
        return new Rollout(deployment, Option.of(set), oldSets, now, next);
    }

    private Rollout with(ReplicaSet before, ReplicaSet after) {
        return new Rollout(
                deployment,
                newSet.map(set -> set.equals(before) ? after : set),
                oldSets.map(set -> set.equals(before) ? after : set),
                now,
                plan);
    }

    /** Returns the rollout without an old set. */
    Rollout delete(ReplicaSet set) {
        return new Rollout(
                deployment, newSet, oldSets.remove(set), now, plan.then(Write.delete(set), "beyond the history limit"));
    }

    Rollout withDeployment(Deployment changed) {
        return new Rollout(changed, newSet, oldSets, now, plan);
    }

    Rollout withPlan(Plan changed) {
        return new Rollout(deployment, newSet, oldSets, now, changed);
    }

    /** Whether the status says that all pods are new and available, and speaks of the present generation. */
    boolean isComplete() {
        return isComplete(deployment.status());
    }

    /** Whether that status says that all pods are new and available, and speaks of the present generation. */
    boolean isComplete(DeploymentStatus status) {
        // deployment_util.go, DeploymentComplete
        int replicas = fenceposts().replicas();
        return status.updatedReplicas() == replicas
                && status.replicas() == replicas
                && status.availableReplicas() == replicas
                && status.observedGeneration()
                        >= deployment.metadata().generation().getOrElse(0L);
    }
}
