package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.DeletionOrder;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.controller.workload.PodTemplates;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * Keeps the number of active pods of a ReplicaSet: creates the missing ones, deletes the least valuable of the excess,
 * and reports how many there are, are ready and are available. Pods that have ended do not count and are left alone.
 */
public final class ReplicaSetController implements Controller {
    // pkg/controller/replicaset/replica_set.go, BurstReplicas
    private static final int BURST = 500;

    /** Returns the controller. */
    public ReplicaSetController() {}

    @Override
    public String name() {
        return "replicaset-controller";
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(ReplicaSet.KIND)) {
            return Vector.of(change.key());
        }
        return change.key().kind().equals(Pod.KIND)
                ? Owners.woken(change, ReplicaSet.KIND)
                        .appendAll(Claim.claimants(
                                change,
                                snapshot,
                                ReplicaSet.KIND,
                                set -> set.spec().selector()))
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(ReplicaSet.KIND, key.namespace(), key.name())
                .map(set -> reconcile(snapshot, set, moment.now()))
                .getOrElse(Plan.none());
    }

    private static Plan reconcile(Snapshot snapshot, ReplicaSet set, Instant now) {
        // replica_set.go, syncReplicaSet
        Claim<Pod> claim = Claim.of(set, set.spec().selector(), PodIndexes.ORPHANS, snapshot, Pod::isActive);
        Seq<Pod> terminating = terminating(snapshot, set);
        Plan reported = claim.plan().then(StatusReport.of(set, claim.mine(), terminating, now));
        ReplicaSet after = set.withStatus(StatusReport.status(set, claim.mine(), terminating, now));
        return set.metadata().isDeleting() ? reported : reported.then(managed(snapshot, after, claim.mine(), now));
    }

    private static Seq<Pod> terminating(Snapshot snapshot, ReplicaSet set) {
        return owned(snapshot, set).filter(Pod::isTerminating);
    }

    private static Seq<Pod> owned(Snapshot snapshot, ReplicaSet set) {
        return snapshot.owned(Pod.KIND, set.metadata().uid().getOrElse(""))
                .filter(pod -> Owners.isControlledBy(pod, set));
    }

    private static Plan managed(Snapshot snapshot, ReplicaSet set, Seq<Pod> active, Instant now) {
        // replica_set.go, manageReplicas
        int wanted = set.spec().replicas().getOrElse(1);
        int missing = wanted - active.size();
        String why = active.size() + " of " + wanted + " replicas";
        if (missing > 0) {
            Pod pod = PodTemplates.pod(set.spec().template(), set);
            ReplicaCreation creation = new ReplicaCreation(set, now);
            return Vector.fill(Math.min(missing, BURST), () -> pod)
                    .foldLeft(Plan.none(), (plan, next) -> plan.then(new Write.Create(next), why, creation));
        }
        return DeletionOrder.ranked(active, related(snapshot, set), now)
                .take(Math.min(-missing, BURST))
                .foldLeft(
                        Plan.none(),
                        (plan, pod) -> plan.then(Write.delete(pod), why)
                                .telling(Event.normal(set, "SuccessfulDelete", "Deleted pod: " + pod.name())));
    }

    /** The active pods of all sets that the same object controls; how crowded they make a node matters. */
    private static Seq<Pod> related(Snapshot snapshot, ReplicaSet set) {
        // replica_set.go, getIndirectlyRelatedPods
        Seq<ReplicaSet> family = set.metadata()
                .controllerRef()
                .map(OwnerReference::uid)
                .map(uid -> snapshot.owned(ReplicaSet.KIND, uid))
                .getOrElse(Vector.of(set));
        return family.flatMap(member -> owned(snapshot, member)).filter(Pod::isActive);
    }
}
