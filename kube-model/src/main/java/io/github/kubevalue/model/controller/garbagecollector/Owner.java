package io.github.kubevalue.model.controller.garbagecollector;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.scale.RestMapper;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;

/** How an owner is found by a reference to it. */
final class Owner {
    private Owner() {}

    /** Returns the owner that is meant: of that kind and name, in the dependent's namespace or none, and of that uid. */
    static Option<KubeObject> find(KubeObject dependent, OwnerReference reference, Snapshot snapshot) {
        // versions of one group are views of the same object
        return snapshot.kind(Kind.groupOf(reference.apiVersion()), reference.kind())
                .flatMap(kind -> snapshot.get(kind.key(dependent.namespace(), reference.name())))
                .filter(owner -> owner.metadata().uid().contains(reference.uid()));
    }

    /** Whether the API server knows the kind of an owner, so that it can be asked for it. */
    static boolean isServed(OwnerReference reference, Snapshot snapshot) {
        return kind(reference, snapshot).isDefined();
    }

    /** Whether an owner would be in a namespace, which its dependent is not. */
    static boolean isOutOfReach(KubeObject dependent, OwnerReference reference, Snapshot snapshot) {
        return !dependent.type().isNamespaced() && kind(reference, snapshot).exists(Kind::isNamespaced);
    }

    private static Option<Kind<?>> kind(OwnerReference reference, Snapshot snapshot) {
        return new RestMapper(snapshot)
                .mapping(reference.apiVersion(), reference.kind())
                .toOption();
    }

    /** Returns what is told of the first owner that is in another namespace. */
    static Option<Event> elsewhere(KubeObject dependent, Snapshot snapshot) {
        // pkg/controller/garbagecollector/graph_builder.go, reportInvalidNamespaceOwnerRef
        return dependent
                .metadata()
                .ownerReferences()
                .find(reference -> isElsewhere(dependent, reference, snapshot))
                .map(reference -> Event.warning(
                        dependent,
                        "OwnerRefInvalidNamespace",
                        "ownerRef " + identity(dependent, reference) + " does not exist in namespace \""
                                + dependent.namespace() + "\""));
    }

    private static boolean isElsewhere(KubeObject dependent, OwnerReference reference, Snapshot snapshot) {
        return snapshot.kind(Kind.groupOf(reference.apiVersion()), reference.kind())
                .filter(Kind::isNamespaced)
                .exists(kind -> snapshot.list(kind)
                        .exists(object -> object.metadata().uid().contains(reference.uid())
                                && !object.namespace().equals(dependent.namespace())));
    }

    private static String identity(KubeObject dependent, OwnerReference reference) {
        // graph.go, objectReference
        return "[" + reference.apiVersion() + "/" + reference.kind() + ", namespace: " + dependent.namespace()
                + ", name: " + reference.name() + ", uid: " + reference.uid() + "]";
    }
}
