package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;

/**
 * Binds claims to volumes. Its keys are claims and volumes.
 *
 * <p>A binding is noted on both, on the volume first; it may be cut short anywhere, and is completed or undone from either
 * side. Laws: a volume is bound to at most one claim; at rest both agree; a claim that says no volume gets the smallest
 * that fits.
 */
public final class PersistentVolumeController implements Controller {

    /** Returns the controller. */
    public PersistentVolumeController() {}

    @Override
    public String name() {
        return "persistentvolume-binder-controller";
    }

    @Override
    public Catalog catalog() {
        return VolumeIndexes.CATALOG;
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return Wakes.KINDS.contains(kind);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        return Wakes.of(change, snapshot);
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        if (key.kind().equals(PersistentVolumeClaim.KIND)) {
            return snapshot.get(PersistentVolumeClaim.KIND, key.namespace(), key.name())
                    .map(claim -> plan(snapshot, claim, moment))
                    .getOrElse(Plan.none());
        }
        return snapshot.get(PersistentVolume.KIND, key.name())
                .map(volume -> new VolumeSync(snapshot, Migration.of(volume), moment.now()).plan(volume))
                .getOrElse(Plan.none());
    }

    // pkg/controller/volume/persistentvolume/pv_controller.go, syncClaim
    private static Plan plan(Snapshot snapshot, PersistentVolumeClaim stored, Moment moment) {
        PersistentVolumeClaim claim = Migration.of(stored);
        Plan plan = claim.metadata().isAnnotated(VolumeAnnotations.BIND_COMPLETED)
                ? new BoundClaim(snapshot, claim, moment.now()).plan()
                : new UnboundClaim(snapshot, claim, moment.now()).plan();
        return Migration.plan(claim, stored).then(plan);
    }
}
