package io.github.kubevalue.model.controller.statefulset;

import io.github.kubevalue.model.apps.ControllerRevision;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.history.History;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * Keeps the pods of a StatefulSet: one for each ordinal, never two.
 *
 * <p>With the policy {@code OrderedReady} a pod is made only when all before it are ready, and removed only when all
 * after it are gone; a pod that never gets ready stops everything, even the template that would mend it.
 */
public final class StatefulSetController implements Controller {
    private static final int HISTORY = 10;

    /** Returns the controller. */
    public StatefulSetController() {}

    @Override
    public String name() {
        return "statefulset-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(StatefulSet.KIND)
                || kind.equals(Pod.KIND)
                || kind.equals(PersistentVolumeClaim.KIND)
                || kind.equals(ControllerRevision.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(StatefulSet.KIND)) {
            return Vector.of(change.key());
        }
        if (change.key().kind().equals(Pod.KIND)) {
            return Owners.woken(change, StatefulSet.KIND)
                    .appendAll(Claim.claimants(
                            change,
                            snapshot,
                            StatefulSet.KIND,
                            set -> set.spec().selector()));
        }
        if (change.key().kind().equals(PersistentVolumeClaim.KIND)) {
            return change.isCreation() ? Vector.empty() : ofClaim(change.key(), snapshot);
        }
        return change.key().kind().equals(ControllerRevision.KIND)
                ? Owners.woken(change, StatefulSet.KIND)
                : Vector.empty();
    }

    /** The sets that a claim may belong to, by its name; Kubernetes tries again instead until the claim is as it should be. */
    private static Seq<ResourceKey> ofClaim(ResourceKey claim, Snapshot snapshot) {
        return snapshot.list(StatefulSet.KIND, claim.namespace())
                .filter(set -> set.spec()
                        .volumeClaimTemplates()
                        .exists(template -> claim.name().startsWith(template.name() + "-" + set.name() + "-")))
                .map(StatefulSet::key);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(StatefulSet.KIND, key.namespace(), key.name())
                .map(set -> reconcile(snapshot, set, moment.now()))
                .getOrElse(Plan.none());
    }

    private static Plan reconcile(Snapshot snapshot, StatefulSet set, Instant now) {
        // pkg/controller/statefulset/stateful_set_control.go, performUpdate
        Claim<Pod> claim = Claim.of(
                set,
                set.spec().selector(),
                PodIndexes.ORPHANS,
                snapshot,
                pod -> Identity.ordinal(set, pod).isDefined());
        History history = History.of(
                set, set.spec().selector(), set.spec().template(), set.status().collisionCount(), snapshot);
        Replicas replicas = Replicas.of(set, claim.mine(), history, now);
        Plan moved = set.metadata().isDeleting() ? Plan.none() : replicas.plan(snapshot);
        Plan plan = claim.plan()
                .then(history.plan())
                .then(StatusReport.of(replicas))
                .then(moved)
                .then(history.pruned(
                        replicas.revisionsInUse(),
                        set.spec().revisionHistoryLimit().getOrElse(HISTORY)));
        return Availability.next(claim.mine(), set.spec().minReadySeconds(), now)
                .map(plan::requeueAfter)
                .getOrElse(plan);
    }
}
