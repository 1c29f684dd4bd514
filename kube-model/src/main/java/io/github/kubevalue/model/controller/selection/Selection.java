package io.github.kubevalue.model.controller.selection;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Which pods a Service selects, and which Services a change of a pod concerns; both through indexes. */
public final class Selection {
    private Selection() {}

    /** Whether endpoints are made for the Service at all: it has a selector and is more than an alias. */
    public static boolean isActive(Service service) {
        return !service.spec().selector().isEmpty() && !service.spec().isExternalName();
    }

    /**
     * Returns the pods that may be endpoints of the Service: they have an address and have not ended.
     */
    public static Seq<Pod> addressed(Service service, Snapshot snapshot) {
        LabelSelector selector = LabelSelector.of(service.spec().selector());
        return PodIndexes.selected(snapshot, service.namespace(), selector).filter(Backing::mayBe);
    }

    /** Returns the Services that select a pod that has changed in a way they can see, or selected it before. */
    public static Seq<ResourceKey> woken(Change change, Snapshot snapshot) {
        // endpointslice/util/controller_utils.go, GetServicesToUpdateOnPodChange
        if (change.isCreation() || change.isDeletion()) {
            return selecting((Pod) change.object(), snapshot);
        }
        Pod before = (Pod) change.before().get();
        Pod after = (Pod) change.after().get();
        if (Visible.isSame(before, after)) {
            return Vector.empty();
        }
        return before.metadata().labels().equals(after.metadata().labels())
                ? selecting(after, snapshot)
                : selecting(before, snapshot)
                        .appendAll(selecting(after, snapshot))
                        .distinct();
    }

    private static Seq<ResourceKey> selecting(Pod pod, Snapshot snapshot) {
        return ServiceIndexes.selecting(snapshot, pod).map(Service::key);
    }
}
