package io.github.kubevalue.model.controller.replicaset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.Step;
import io.github.kubevalue.model.controller.workload.Claim;
import io.github.kubevalue.model.controller.workload.DeletionOrder;
import io.github.kubevalue.model.controller.workload.Owners;
import io.github.kubevalue.model.controller.workload.PodTemplates;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * Keeps the number of active pods of a ReplicaSet, or of what amounts to one: creates the missing ones, deletes the least
 * valuable of the excess, and reports how many there are, are ready and are available. Pods that have ended do not count
 * and are left alone.
 *
 * @param <T> the objects that keep pods
 */
public abstract class BaseController<T extends KubeObject> implements Controller {
    // pkg/controller/replicaset/replica_set.go, BurstReplicas
    private static final int BURST = 500;

    private final Kind<T> kind;

    /** Returns the controller of a kind. */
    protected BaseController(Kind<T> kind) {
        this.kind = kind;
    }

    /** Returns the object as a ReplicaSet: of the same metadata, wanting and reporting the same. */
    protected abstract ReplicaSet set(T object);

    /** Returns the object with that status, as far as its kind can tell it. */
    protected abstract T reporting(T object, ReplicaSetStatus status);

    /** Returns the active pods whose company on a node makes a pod of the set the more dispensable. */
    protected abstract Seq<Pod> related(ReplicaSet set, Snapshot snapshot);

    @Override
    public final boolean watches(Kind<?> kind) {
        return kind.equals(this.kind) || kind.equals(Pod.KIND);
    }

    @Override
    public final Catalog catalog() {
        return Catalog.EMPTY.with(PodCensus.BY_CONTROLLER);
    }

    @Override
    public final Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(kind)) {
            return Vector.of(change.key());
        }
        return change.key().kind().equals(Pod.KIND)
                ? Owners.woken(change, kind)
                        .appendAll(Claim.claimants(
                                change,
                                snapshot,
                                kind,
                                object -> set(object).spec().selector()))
                : Vector.empty();
    }

    @Override
    public final Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(kind, key.namespace(), key.name())
                .map(object -> new Replicas(object, set(object), status -> reporting(object, status)))
                .map(replicas -> reconcile(snapshot, replicas, moment.now()))
                .getOrElse(Plan.none());
    }

    private Plan reconcile(Snapshot snapshot, Replicas replicas, Instant now) {
        // replica_set.go, syncReplicaSet
        return PodCensus.counts(snapshot, replicas.set())
                .filter(counts -> counts.active() <= replicas.wanted())
                .map(counts -> counted(replicas, counts, now))
                .getOrElse(() -> claimed(snapshot, replicas, now));
    }

    /** What to do about pods of which it is enough to know how many they are. */
    private static Plan counted(Replicas replicas, PodCounts counts, Instant now) {
        Replicas after = replicas.reporting(StatusReport.status(replicas.set(), counts));
        Plan reported = StatusReport.of(replicas, after);
        return replicas.owner().metadata().isDeleting()
                ? reported
                : reported.then(created(after, counts.active(), now));
    }

    private Plan claimed(Snapshot snapshot, Replicas replicas, Instant now) {
        Claim<Pod> claim = Claim.of(
                replicas.owner(), replicas.set().spec().selector(), PodIndexes.ORPHANS, snapshot, Pod::isActive);
        Seq<Pod> terminating = terminating(snapshot, replicas.set());
        PodCounts counts = PodCounts.of(replicas.set(), claim.mine(), terminating, now);
        Replicas after = replicas.reporting(StatusReport.status(replicas.set(), counts));
        Plan reported = claim.plan().then(StatusReport.of(replicas, after, claim.mine(), now));
        return replicas.owner().metadata().isDeleting()
                ? reported
                : reported.then(managed(snapshot, after, claim.mine(), now));
    }

    private static Seq<Pod> terminating(Snapshot snapshot, ReplicaSet set) {
        return snapshot.owned(Pod.KIND, set.metadata().uid().getOrElse(""))
                .filter(pod -> pod.isTerminating()
                        && Owners.isControlledBy(pod, set)
                        && set.spec().selector().matches(pod.metadata().labels()));
    }

    /** Returns the pods that a set, or what amounts to it, controls. */
    protected static Seq<Pod> owned(Snapshot snapshot, ReplicaSet set) {
        return snapshot.owned(Pod.KIND, set.metadata().uid().getOrElse(""))
                .filter(pod -> Owners.isControlledBy(pod, set));
    }

    private Plan managed(Snapshot snapshot, Replicas replicas, Seq<Pod> active, Instant now) {
        // replica_set.go, manageReplicas
        int excess = active.size() - replicas.wanted();
        return excess <= 0
                ? created(replicas, active.size(), now)
                : DeletionOrder.ranked(active, related(replicas.set(), snapshot), now)
                        .take(Math.min(excess, BURST))
                        .foldLeft(
                                Plan.none(),
                                (plan, pod) -> plan.then(Write.delete(pod), why(replicas, active.size()))
                                        .telling(Event.normal(
                                                replicas.owner(), "SuccessfulDelete", "Deleted pod: " + pod.name())));
    }

    /** The plan to create what is missing, if anything is. */
    private static Plan created(Replicas replicas, int active, Instant now) {
        int missing = replicas.wanted() - active;
        if (missing <= 0) {
            return Plan.none();
        }
        Pod pod = PodTemplates.pod(replicas.set().spec().template(), replicas.owner());
        Step step = new Step(new Write.Create(pod), why(replicas, active), new ReplicaCreation(replicas, now));
        return Plan.of(Vector.fill(Math.min(missing, BURST), step));
    }

    private static String why(Replicas replicas, int active) {
        return active + " of " + replicas.wanted() + " replicas";
    }
}
