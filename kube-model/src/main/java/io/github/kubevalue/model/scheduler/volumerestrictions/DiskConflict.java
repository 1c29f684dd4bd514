package io.github.kubevalue.model.scheduler.volumerestrictions;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.RBDVolumeSource;
import io.github.kubevalue.model.core.Volume;
import io.vavr.control.Option;

/** When two pods may not use the same disk on one node: unless both only read it, where that is possible at all. */
final class DiskConflict {
    // pkg/scheduler/framework/plugins/volumerestrictions/volume_restrictions.go, isVolumeConflict
    private DiskConflict() {}

    /** Whether a volume is one of those that can be in conflict. */
    static boolean concerns(Volume volume) {
        return volume.gcePersistentDisk().isDefined()
                || volume.awsElasticBlockStore().isDefined()
                || volume.rbd().isDefined()
                || volume.iscsi().isDefined();
    }

    static boolean isBetween(Pod pod, Pod other) {
        return pod.spec()
                .volumes()
                .filter(DiskConflict::concerns)
                .exists(volume -> other.spec().volumes().exists(used -> isBetween(volume, used)));
    }

    private static boolean isBetween(Volume one, Volume other) {
        return sameDisk(one, other) || sameStore(one, other) || sameTarget(one, other) || sameImage(one, other);
    }

    private static boolean sameDisk(Volume one, Volume other) {
        return one.gcePersistentDisk()
                .exists(disk -> other.gcePersistentDisk()
                        .exists(used ->
                                disk.pdName().equals(used.pdName()) && !areReadOnly(disk.readOnly(), used.readOnly())));
    }

    private static boolean sameStore(Volume one, Volume other) {
        return one.awsElasticBlockStore()
                .exists(store -> other.awsElasticBlockStore()
                        .exists(used -> store.volumeID().equals(used.volumeID())));
    }

    private static boolean sameTarget(Volume one, Volume other) {
        return one.iscsi()
                .exists(target -> other.iscsi()
                        .exists(used ->
                                target.iqn().equals(used.iqn()) && !areReadOnly(target.readOnly(), used.readOnly())));
    }

    private static boolean sameImage(Volume one, Volume other) {
        return one.rbd()
                .exists(image -> other.rbd()
                        .exists(used -> isSame(image, used) && !areReadOnly(image.readOnly(), used.readOnly())));
    }

    private static boolean isSame(RBDVolumeSource image, RBDVolumeSource other) {
        return image.monitors().exists(other.monitors()::contains)
                && image.pool().equals(other.pool())
                && image.image().equals(other.image());
    }

    private static boolean areReadOnly(Option<Boolean> one, Option<Boolean> other) {
        return one.getOrElse(false) && other.getOrElse(false);
    }
}
