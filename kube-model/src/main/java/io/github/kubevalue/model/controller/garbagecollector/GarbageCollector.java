package io.github.kubevalue.model.controller.garbagecollector;

import io.github.kubevalue.model.apiserver.DeleteOptions;
import io.github.kubevalue.model.apiserver.Propagation;
import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Collects objects by their owners' uids.
 *
 * <p>At the fixed point no object is left whose owners are all gone, and none was deleted that had an owner still.
 */
public final class GarbageCollector implements Controller {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";

    /** How long the collector waits at most before it looks again whether a kind that nobody serves is served now. */
    private static final Duration RETRY = Duration.ofSeconds(1000);

    /** Returns the controller. */
    public GarbageCollector() {}

    @Override
    public String name() {
        return "garbage-collector-controller";
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        Seq<ResourceKey> self = change.after()
                .filter(after -> concerns(after) && isNews(change.before(), after))
                .map(KubeObject::key)
                .toVector();
        return self.appendAll(dependentsOf(change, snapshot))
                .appendAll(ownersOf(change, snapshot))
                .distinct();
    }

    private static boolean concerns(KubeObject object) {
        return !object.metadata().ownerReferences().isEmpty() || isForeground(object) || isOrphaning(object);
    }

    /** Most changes touch neither an object's owners nor its life. */
    private static boolean isNews(Option<KubeObject> before, KubeObject after) {
        return !before.exists(
                old -> old.metadata().ownerReferences().equals(after.metadata().ownerReferences())
                        && old.metadata().finalizers().equals(after.metadata().finalizers())
                        && old.metadata().isDeleting() == after.metadata().isDeleting());
    }

    /** What an object owns is looked at when it goes, or begins to go in the foreground. */
    private static Seq<ResourceKey> dependentsOf(Change change, Snapshot snapshot) {
        boolean isGoing = change.after().forAll(GarbageCollector::isForeground);
        return isGoing
                ? change.before()
                        .orElse(change.after())
                        .toVector()
                        .flatMap(object -> owned(object, snapshot))
                        .map(KubeObject::key)
                : Vector.empty();
    }

    /** An owner that waits for its dependents is looked at when one of them goes, or is not its own any more. */
    // pkg/controller/garbagecollector/graph_builder.go, addUnblockedOwnersToDeleteQueue
    private static Seq<ResourceKey> ownersOf(Change change, Snapshot snapshot) {
        return change.before()
                .filter(object -> !change.after().exists(now -> areOwnedAlike(object, now)))
                .map(object -> object.metadata()
                        .ownerReferences()
                        .flatMap(reference -> Owner.find(object, reference, snapshot))
                        .filter(GarbageCollector::isForeground)
                        .map(KubeObject::key))
                .getOrElse(Vector.empty());
    }

    private static boolean areOwnedAlike(KubeObject one, KubeObject other) {
        return one.metadata().ownerReferences().equals(other.metadata().ownerReferences());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(key).map(object -> collected(object, snapshot)).getOrElse(Plan.none());
    }

    private static Plan collected(KubeObject object, Snapshot snapshot) {
        if (isForeground(object)) {
            return awaited(object, snapshot);
        }
        if (isOrphaning(object)) {
            return orphaned(object, snapshot);
        }
        return object.metadata().isDeleting() ? Plan.none() : judged(object, snapshot);
    }

    /** The owner goes once nothing that blocks it is left. */
    private static Plan awaited(KubeObject owner, Snapshot snapshot) {
        // pkg/controller/garbagecollector/garbagecollector.go, processDeletingDependentsItem
        boolean isBlocked = owned(owner, snapshot).exists(dependent -> blocks(dependent, owner));
        return isBlocked ? Plan.none() : unfinalized(owner, FOREGROUND, "its dependents are gone");
    }

    private static boolean blocks(KubeObject dependent, KubeObject owner) {
        return dependent
                .metadata()
                .ownerReferences()
                .exists(reference -> owner.metadata().uid().contains(reference.uid())
                        && reference.blockOwnerDeletion().getOrElse(false));
    }

    private static Plan orphaned(KubeObject owner, Snapshot snapshot) {
        // garbagecollector.go, orphanDependents
        Plan freed = owned(owner, snapshot)
                .foldLeft(
                        Plan.none(),
                        (plan, dependent) -> plan.then(
                                new Write.Update(without(
                                        dependent,
                                        reference -> owner.metadata().uid().contains(reference.uid()))),
                                "its owner leaves it behind"));
        return freed.then(unfinalized(owner, ORPHAN, "its dependents are orphans"));
    }

    private static Plan judged(KubeObject object, Snapshot snapshot) {
        // garbagecollector.go, attemptToDeleteItem
        Seq<OwnerReference> references = object.metadata().ownerReferences();
        if (references.isEmpty()) {
            return Plan.none();
        }
        Seq<OwnerReference> living = references.filter(
                reference -> Owner.find(object, reference, snapshot).isDefined());
        if (living.size() == references.size()) {
            return judged(object, living, snapshot);
        }
        Plan told = Owner.elsewhere(object, snapshot).map(Plan.none()::telling).getOrElse(Plan.none());
        if (!references.forAll(reference -> Owner.isServed(reference, snapshot))) {
            return told.recurAfter(RETRY);
        }
        // isDangling: what is in no namespace cannot have an owner that is in one, and stays
        return references.exists(reference -> Owner.isOutOfReach(object, reference, snapshot))
                ? told
                : told.then(judged(object, living, snapshot));
    }

    private static Plan judged(KubeObject object, Seq<OwnerReference> living, Snapshot snapshot) {
        Seq<OwnerReference> references = object.metadata().ownerReferences();
        Seq<OwnerReference> solid = living.reject(
                reference -> Owner.find(object, reference, snapshot).exists(GarbageCollector::isForeground));
        if (!solid.isEmpty()) {
            return solid.size() == references.size()
                    ? Plan.none()
                    : Plan.of(
                            new Write.Update(without(object, reference -> !solid.contains(reference))),
                            "some of its owners are gone");
        }
        if (living.isEmpty() || owned(object, snapshot).isEmpty()) {
            return deleted(object, policy(object), "its owners are gone");
        }
        return isInCycle(object, snapshot)
                ? unblocked(object)
                : deleted(object, Propagation.FOREGROUND, "its owner waits for it");
    }

    /** Whether an object blocks its owners, and one that it owns waits for its own dependents. */
    private static boolean isInCycle(KubeObject object, Snapshot snapshot) {
        return object.metadata()
                        .ownerReferences()
                        .exists(reference -> reference.blockOwnerDeletion().getOrElse(false))
                && owned(object, snapshot).exists(GarbageCollector::isForeground);
    }

    /** An object between two that wait for each other no longer blocks its owner, so that no cycle waits for ever. */
    private static Plan unblocked(KubeObject object) {
        Seq<OwnerReference> free = object.metadata()
                .ownerReferences()
                .map(reference -> reference.withBlockOwnerDeletion(Option.of(false)));
        return Plan.of(
                new Write.Update(object.withMetadata(object.metadata().withOwnerReferences(free))),
                "it waits for what waits for it");
    }

    private static Propagation policy(KubeObject object) {
        Seq<String> finalizers = object.metadata().finalizers();
        if (finalizers.contains(ORPHAN)) {
            return Propagation.ORPHAN;
        }
        return finalizers.contains(FOREGROUND) ? Propagation.FOREGROUND : Propagation.BACKGROUND;
    }

    /** Deletes only the version that was looked at: another may have other owners. */
    private static Plan deleted(KubeObject object, Propagation propagation, String why) {
        // pkg/controller/garbagecollector/operations.go, deleteObject
        DeleteOptions options = DeleteOptions.of()
                .withUid(object.metadata().uid())
                .withResourceVersion(object.metadata().resourceVersion())
                .withPropagation(propagation);
        return Plan.of(new Write.Delete(object.key(), options), why);
    }

    private static Plan unfinalized(KubeObject object, String finalizer, String why) {
        Seq<String> left = object.metadata().finalizers().remove(finalizer);
        return Plan.of(new Write.Update(object.withMetadata(object.metadata().withFinalizers(left))), why);
    }

    private static KubeObject without(KubeObject object, Predicate<OwnerReference> gone) {
        return object.withMetadata(object.metadata()
                .withOwnerReferences(object.metadata().ownerReferences().reject(gone)));
    }

    private static Seq<KubeObject> owned(KubeObject owner, Snapshot snapshot) {
        return owner.metadata().uid().map(snapshot::owned).getOrElse(Vector.empty());
    }

    private static boolean isForeground(KubeObject object) {
        return object.metadata().isDeleting() && object.metadata().finalizers().contains(FOREGROUND);
    }

    private static boolean isOrphaning(KubeObject object) {
        return object.metadata().isDeleting() && object.metadata().finalizers().contains(ORPHAN);
    }
}
