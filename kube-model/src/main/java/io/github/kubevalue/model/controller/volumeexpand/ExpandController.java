package io.github.kubevalue.model.controller.volumeexpand;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Tells that a claim that is to grow waits for somebody else. (pkg/controller/volume/expand/expand_controller.go) */
public final class ExpandController implements Controller {

    /** Returns the controller. */
    public ExpandController() {}

    @Override
    public String name() {
        return "persistentvolume-expander-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(PersistentVolumeClaim.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        boolean isGrowing = change.key().kind().equals(PersistentVolumeClaim.KIND)
                && change.after()
                        .map(PersistentVolumeClaim.class::cast)
                        .exists(claim -> Growth.isWanted(claim)
                                && change.before()
                                        .map(PersistentVolumeClaim.class::cast)
                                        .forAll(old -> old.requestedStorage().compareTo(claim.requestedStorage()) < 0));
        return isGrowing ? Vector.of(change.key()) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(PersistentVolumeClaim.KIND, key.namespace(), key.name())
                .filter(Growth::isWanted)
                .flatMap(claim ->
                        Growth.volume(claim, snapshot).map(volume -> Plan.none().telling(waiting(claim, volume))))
                .getOrElse(Plan.none());
    }

    private static Event waiting(PersistentVolumeClaim claim, PersistentVolume volume) {
        String message = "waiting for an external controller to expand this PVC";
        return volume.spec().csi().isDefined()
                ? Event.normal(claim, "ExternalExpanding", message)
                : Event.warning(claim, "ExternalExpanding", message);
    }
}
