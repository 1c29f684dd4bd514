package io.github.kubevalue.model.controller.serviceaccount;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A controller that gives each namespace one object of a fixed name, again if it is deleted. */
abstract sealed class NamespaceGift implements Controller permits ServiceAccountsController, RootCaPublisher {

    /** The key of the gift in a namespace. */
    abstract ResourceKey key(String namespace);

    /** The gift itself. */
    abstract KubeObject make(String namespace);

    /** Returns the gift as it should be, given how it is found. */
    KubeObject mended(KubeObject found) {
        return found;
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Namespace.KIND) || kind.equals(key("").kind());
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Namespace.KIND)) {
            return Vector.of(change.key());
        }
        return change.key().equals(key(change.key().namespace()))
                ? Vector.of(Namespace.KIND.key("", change.key().namespace()))
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        boolean isGiven =
                snapshot.get(key).exists(namespace -> !namespace.metadata().isDeleting());
        return isGiven
                ? snapshot.get(key(key.name())).map(this::mending).getOrElse(() -> making(key.name()))
                : Plan.none();
    }

    private Plan making(String namespace) {
        return Plan.of(new Write.Create(make(namespace)), "every namespace has one");
    }

    private Plan mending(KubeObject found) {
        KubeObject mended = mended(found);
        return mended.equals(found) ? Plan.none() : Plan.of(new Write.Update(mended), "somebody has changed it");
    }
}
