package io.github.kubevalue.model.controller.garbagecollector;

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
}
