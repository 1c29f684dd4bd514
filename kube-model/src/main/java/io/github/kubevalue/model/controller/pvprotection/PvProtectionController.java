package io.github.kubevalue.model.controller.pvprotection;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.protection.Protection;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Lets go of volumes that are being deleted once they are not bound.
 * (pkg/controller/volume/pvprotection/pv_protection_controller.go)
 */
public final class PvProtectionController implements Controller {
    private static final Protection PROTECTION = new Protection("kubernetes.io/pv-protection");

    /** Returns the controller. */
    public PvProtectionController() {}

    @Override
    public String name() {
        return "persistentvolume-protection-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(PersistentVolume.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return change.key().kind().equals(PersistentVolume.KIND) ? PROTECTION.wakes(change) : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(PersistentVolume.KIND, key.name())
                .map(volume -> PROTECTION.plan(volume, () -> isBound(volume), "it is not bound"))
                .getOrElse(Plan.none());
    }

    private static boolean isBound(PersistentVolume volume) {
        return volume.status().phase().contains(PersistentVolumePhase.BOUND);
    }
}
