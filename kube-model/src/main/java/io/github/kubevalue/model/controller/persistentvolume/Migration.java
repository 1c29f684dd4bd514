package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Notes on claims and volumes which driver has taken over from the plugin that they name, and who holds a volume. */
final class Migration {
    // pkg/controller/volume/persistentvolume/pv_controller_base.go, updateMigrationAnnotations
    private Migration() {}

    static PersistentVolumeClaim of(PersistentVolumeClaim claim) {
        Option<String> provisioner = claim.metadata()
                .annotations()
                .get(VolumeAnnotations.STORAGE_PROVISIONER)
                .orElse(claim.metadata().annotations().get(VolumeAnnotations.BETA_STORAGE_PROVISIONER));
        return claim.withMetadata(annotated(claim.metadata(), provisioner));
    }

    static PersistentVolume of(PersistentVolume volume) {
        Option<String> provisioner = volume.metadata().annotations().get(VolumeAnnotations.PROVISIONED_BY);
        ObjectMeta metadata = annotated(volume.metadata(), provisioner);
        return volume.withMetadata(metadata.withFinalizers(finalizers(volume, provisioner)));
    }

    private static ObjectMeta annotated(ObjectMeta metadata, Option<String> provisioner) {
        return provisioner.isEmpty()
                ? metadata
                : provisioner
                        .flatMap(InTreePlugins::driver)
                        .map(driver -> metadata.withAnnotation(VolumeAnnotations.MIGRATED_TO, driver))
                        .getOrElse(() -> metadata.withoutAnnotation(VolumeAnnotations.MIGRATED_TO));
    }

    // modifyDeletionFinalizers
    private static Seq<String> finalizers(PersistentVolume volume, Option<String> provisioner) {
        Seq<String> all = volume.metadata().finalizers();
        boolean isInTree = provisioner.exists(name -> name.startsWith(InTreePlugins.PREFIX));
        if (!isInTree) {
            return all;
        }
        if (provisioner.flatMap(InTreePlugins::driver).isDefined()) {
            return all.remove(VolumeAnnotations.IN_TREE_FINALIZER);
        }
        Seq<String> others = all.remove(VolumeAnnotations.EXTERNAL_FINALIZER);
        boolean isDeleted =
                volume.spec().persistentVolumeReclaimPolicy().contains(PersistentVolumeReclaimPolicy.DELETE);
        if (!isDeleted) {
            return others.remove(VolumeAnnotations.IN_TREE_FINALIZER);
        }
        return others.contains(VolumeAnnotations.IN_TREE_FINALIZER)
                ? others
                : others.append(VolumeAnnotations.IN_TREE_FINALIZER);
    }

    /** The plan that writes an object if it is not as stored. */
    static Plan plan(KubeObject object, KubeObject stored) {
        return object.equals(stored) ? Plan.none() : Plan.of(new Write.Update(object), "a driver has taken over");
    }
}
