package io.github.kubevalue.model.controller.workload;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What a controller's object may call its own, and the plan that makes it so: objects that have no controller and match
 * the selector are adopted, own objects that no longer match are released. The selector acts only within the namespace.
 *
 * @param mine the objects as they are once the plan is done
 * @param plan the adoptions and releases
 * @param <T> the type of the objects
 */
public record Claim<T extends KubeObject>(Seq<T> mine, Plan plan) {

    /**
     * Claims objects for an owner.
     *
     * @param orphans the objects without a controller, by namespace
     */
    public static <T extends KubeObject> Claim<T> of(
            KubeObject owner, LabelSelector selector, Index<T> orphans, Snapshot snapshot) {
        return of(owner, selector, orphans, snapshot, object -> true);
    }

    /**
     * Claims those objects for an owner that are eligible at all.
     *
     * @param orphans the objects without a controller, by namespace
     */
    public static <T extends KubeObject> Claim<T> of(
            KubeObject owner,
            LabelSelector selector,
            Index<T> orphans,
            Snapshot snapshot,
            Predicate<? super T> eligible) {
        // pkg/controller/controller_ref_manager.go, ClaimObject
        Seq<T> owned = snapshot.owned(orphans.kind(), uid(owner))
                .filter(object -> Owners.isControlledBy(object, owner) && eligible.test(object));
        Tuple2<? extends Seq<T>, ? extends Seq<T>> parts = owned.partition(object -> matches(selector, object));
        if (owner.metadata().isDeleting()) {
            return new Claim<>(parts._1, Plan.none());
        }
        Seq<T> adopted = snapshot.by(orphans, owner.namespace())
                .filter(object ->
                        matches(selector, object) && !object.metadata().isDeleting() && eligible.test(object))
                .map(object -> adopted(orphans.kind(), object, owner));
        Seq<T> released = parts._2.map(object -> released(orphans.kind(), object, owner));
        return new Claim<>(
                parts._1.appendAll(adopted),
                updates(adopted, "adopted by its selector").then(updates(released, "no longer selected")));
    }

    /**
     * Returns the keys of the owners that may want to adopt an object that has lost its controller, never had one, or
     * has other labels now.
     */
    public static <O extends KubeObject> Seq<ResourceKey> claimants(
            Change change, Snapshot snapshot, Kind<O> owners, Function<O, LabelSelector> selector) {
        return change.after()
                .filter(Claim::isFree)
                .map(object -> snapshot.list(owners, object.namespace())
                        .filter(owner -> matches(selector.apply(owner), object))
                        .map(KubeObject::key))
                .getOrElse(Vector.empty());
    }

    private static boolean isFree(KubeObject object) {
        return !object.metadata().isDeleting()
                && object.metadata().controllerRef().isEmpty();
    }

    private static boolean matches(LabelSelector selector, KubeObject object) {
        return selector.matches(object.metadata().labels());
    }

    private static String uid(KubeObject object) {
        return object.metadata().uid().getOrElse("");
    }

    private static <T extends KubeObject> T adopted(Kind<T> kind, T object, KubeObject owner) {
        Seq<OwnerReference> owners = object.metadata().ownerReferences().append(OwnerReference.controller(owner));
        return kind.type().cast(object.withMetadata(object.metadata().withOwnerReferences(owners)));
    }

    private static <T extends KubeObject> T released(Kind<T> kind, T object, KubeObject owner) {
        Seq<OwnerReference> owners = object.metadata()
                .ownerReferences()
                .reject(reference -> reference.uid().equals(uid(owner)));
        return kind.type().cast(object.withMetadata(object.metadata().withOwnerReferences(owners)));
    }

    private static <T extends KubeObject> Plan updates(Seq<T> objects, String why) {
        return objects.foldLeft(Plan.none(), (plan, object) -> plan.then(new Write.Update(object), why));
    }
}
