package io.github.kubevalue.model.controller.namespace;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.registry.Subresource;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Deletes what is in a namespace that is being deleted: the pods, and once none is left everything else, and once
 * nothing is left the namespace's own finalizer.
 */
public final class NamespaceController implements Controller {
    private static final String FINALIZER = "kubernetes";

    /** Returns the controller. */
    public NamespaceController() {}

    @Override
    public String name() {
        return "namespace-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.isNamespaced() || kind.equals(Namespace.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        ResourceKey namespace = change.key().kind().equals(Namespace.KIND)
                ? change.key()
                : Namespace.KIND.key("", change.key().namespace());
        return snapshot.get(namespace).exists(object -> object.metadata().isDeleting())
                ? Vector.of(namespace)
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Namespace.KIND, key.name())
                .filter(namespace -> namespace.metadata().isDeleting()
                        && namespace.spec().finalizers().contains(FINALIZER))
                .map(namespace -> emptied(snapshot, namespace))
                .getOrElse(Plan.none());
    }

    private static Plan emptied(Snapshot snapshot, Namespace namespace) {
        // pkg/controller/namespace/deletion/namespaced_resources_deleter.go, deleteAllContent
        Seq<Pod> pods = snapshot.list(Pod.KIND, namespace.name());
        Seq<? extends KubeObject> content = pods.isEmpty() ? snapshot.in(namespace.name()) : pods;
        return content.isEmpty() ? released(namespace) : deleted(content);
    }

    private static Plan deleted(Seq<? extends KubeObject> objects) {
        return objects.reject(object -> object.metadata().isDeleting())
                .foldLeft(Plan.none(), (plan, object) -> plan.then(Write.delete(object), "its namespace goes"));
    }

    private static Plan released(Namespace namespace) {
        Namespace free = namespace.withSpec(
                namespace.spec().withFinalizers(namespace.spec().finalizers().remove(FINALIZER)));
        return Plan.of(new Write.UpdateSubresource<>(free, Subresource.FINALIZE), "nothing is left in it");
    }
}
