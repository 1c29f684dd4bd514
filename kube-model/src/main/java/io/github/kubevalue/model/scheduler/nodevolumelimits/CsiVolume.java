package io.github.kubevalue.model.scheduler.nodevolumelimits;

import io.github.kubevalue.model.core.CSIPersistentVolumeSource;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Set;
import io.vavr.control.Option;

/**
 * A volume as its driver knows it, or will.
 *
 * @param driver the driver
 * @param handle what tells it from others of the driver
 */
record CsiVolume(String driver, String handle) {
    // pkg/scheduler/framework/plugins/nodevolumelimits/csi.go, getCSIDriverInfo

    /** The volume of a claim; one that is still to be made, if it has none. */
    static Option<CsiVolume> of(PersistentVolumeClaim claim, Snapshot snapshot) {
        Option<PersistentVolume> volume = claim.volumeName().flatMap(name -> snapshot.get(PersistentVolume.KIND, name));
        return volume.isDefined() ? of(volume.get()) : expected(claim, snapshot);
    }

    private static Option<CsiVolume> of(PersistentVolume volume) {
        return volume.spec()
                .csi()
                .filter(source -> !source.volumeHandle().isEmpty())
                .map(source -> new CsiVolume(source.driver(), source.volumeHandle()));
    }

    // getCSIDriverInfoFromSC
    private static Option<CsiVolume> expected(PersistentVolumeClaim claim, Snapshot snapshot) {
        return snapshot.get(StorageClass.KIND, claim.className())
                .map(StorageClass::provisioner)
                .filter(provisioner -> InTreePlugins.driver(provisioner).isEmpty())
                .map(provisioner -> new CsiVolume(provisioner, "expected for " + VolumeIndexes.text(claim)));
    }

    /** The volumes that are attached to a node. */
    // getNodeVolumeAttachmentInfo
    static Set<CsiVolume> attachedTo(String node, Snapshot snapshot) {
        return snapshot.list(VolumeAttachment.KIND)
                .map(VolumeAttachment::spec)
                .filter(attachment -> attachment.nodeName().equals(node)
                        && !attachment.attacher().isEmpty())
                .flatMap(attachment -> attachment
                        .source()
                        .persistentVolumeName()
                        .flatMap(name -> snapshot.get(PersistentVolume.KIND, name))
                        .flatMap(volume -> volume.spec().csi())
                        .map(CSIPersistentVolumeSource::volumeHandle)
                        .map(handle -> new CsiVolume(attachment.attacher(), handle)))
                .toSet();
    }
}
