package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.controller.ingress.IngressImplementation;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.networking.IngressClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Which pods are Ingress controllers: those that are known for one themselves, or whose Deployment or DaemonSet is. */
public final class IngressControllers {
    private static final Seq<Kind<? extends KubeObject>> OWNERS =
            Vector.of(ReplicaSet.KIND, Deployment.KIND, DaemonSet.KIND);

    private final Snapshot snapshot;

    private IngressControllers(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Returns the controllers of a cluster as it is at that moment. */
    public static IngressControllers of(Snapshot snapshot) {
        return new IngressControllers(snapshot);
    }

    /** Returns the {@code spec.controller} that the pod acts for, if an IngressClass names it. */
    public Option<String> controllerOf(Pod pod) {
        return IngressImplementation.controller(pod.metadata(), pod.spec())
                .orElse(() -> byOwner(pod))
                .filter(name -> snapshot.list(IngressClass.KIND)
                        .exists(type -> type.spec().controller().contains(name)));
    }

    private Option<String> byOwner(KubeObject object) {
        return owner(object)
                .flatMap(owner -> IngressImplementation.of(owner)
                        .map(IngressImplementation::controller)
                        .orElse(() -> byOwner(owner)));
    }

    private Option<KubeObject> owner(KubeObject object) {
        return object.metadata()
                .controllerRef()
                .flatMap(reference -> OWNERS.find(kind -> kind.name().equals(reference.kind()))
                        .flatMap(kind -> snapshot.get(kind.key(object.namespace(), reference.name()))));
    }
}
