package io.github.kubevalue.model.controller.workload;

import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The way from an object to the one that controls it. */
public final class Owners {
    private Owners() {}

    /** Whether the owner controls the object; the uid counts, not the name. */
    public static boolean isControlledBy(KubeObject object, KubeObject owner) {
        return object.metadata()
                .controllerRef()
                .map(OwnerReference::uid)
                .equals(owner.metadata().uid());
    }

    /** Returns the object of that kind that controls this one, if it still lives. */
    public static <O extends KubeObject> Option<O> controller(KubeObject object, Kind<O> kind, Snapshot snapshot) {
        return controllerKey(object, kind)
                .flatMap(key -> snapshot.get(kind, key.namespace(), key.name()))
                .filter(owner -> isControlledBy(object, owner));
    }

    /** Returns the key of the object of that kind that controls this one, whether it lives or not. */
    public static Option<ResourceKey> controllerKey(KubeObject object, Kind<?> kind) {
        return object.metadata()
                .controllerRef()
                .filter(owner -> isOf(owner, kind))
                .map(owner -> kind.key(object.namespace(), owner.name()));
    }

    private static boolean isOf(OwnerReference owner, Kind<?> kind) {
        return owner.kind().equals(kind.name()) && owner.apiVersion().equals(kind.apiVersion());
    }

    /** Returns the keys of the objects of that kind that controlled the changed object before or do so now. */
    public static Seq<ResourceKey> woken(Change change, Kind<?> kind) {
        Seq<OwnerReference> before = references(change.before());
        Seq<OwnerReference> after = references(change.after());
        return before.equals(after) || before.isEmpty()
                ? woken(change, kind, after)
                : woken(change, kind, before)
                        .appendAll(woken(change, kind, after))
                        .distinct();
    }

    private static Seq<OwnerReference> references(Option<KubeObject> object) {
        return object.isEmpty() ? Vector.empty() : object.get().metadata().ownerReferences();
    }

    private static Vector<ResourceKey> woken(Change change, Kind<?> kind, Seq<OwnerReference> references) {
        return references
                .find(OwnerReference::isController)
                .filter(owner -> isOf(owner, kind))
                .map(owner -> kind.key(change.key().namespace(), owner.name()))
                .toVector();
    }
}
