package io.github.kubevalue.model.controller.provisioner;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.VolumeAnnotations;

/** Deletes the volumes that the binder has released, and what is behind them. */
final class VolumeDeletion {
    private VolumeDeletion() {}

    // sig-storage-lib-external-provisioner, controller/controller.go, shouldDelete and deleteVolumeOperation
    static Plan plan(PersistentVolume volume) {
        boolean isOwn = volume.metadata()
                .annotations()
                .get(VolumeAnnotations.PROVISIONED_BY)
                .exists(InTreePlugins::isExternal);
        boolean isDue = isOwn
                && volume.status().phase().contains(PersistentVolumePhase.RELEASED)
                && volume.spec().persistentVolumeReclaimPolicy().contains(PersistentVolumeReclaimPolicy.DELETE);
        if (!isDue) {
            return Plan.none();
        }
        if (!volume.metadata().isDeleting()) {
            return Plan.of(Write.delete(volume), "its storage is deleted");
        }
        return volume.metadata().finalizers().contains(VolumeAnnotations.EXTERNAL_FINALIZER)
                ? Plan.of(
                        new Write.Update(volume.withMetadata(
                                volume.metadata().withoutFinalizer(VolumeAnnotations.EXTERNAL_FINALIZER))),
                        "its storage is deleted")
                : Plan.none();
    }
}
