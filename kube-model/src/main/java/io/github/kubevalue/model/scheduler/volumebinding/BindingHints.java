package io.github.kubevalue.model.scheduler.volumebinding;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.control.Option;

/** What may help a pod whose volumes cannot be reached, bound or made. */
// pkg/scheduler/framework/plugins/volumebinding/volume_binding.go
final class BindingHints {
    private static final String MIGRATED = "storage.alpha.kubernetes.io/migrated-plugins";

    private BindingHints() {}

    // EventsToRegister
    static boolean heeds(ClusterEvent event) {
        return event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_LABEL)
                || event.is(StorageClass.KIND, Action.ADD, Action.UPDATE)
                || event.is(PersistentVolumeClaim.KIND, Action.ADD, Action.UPDATE)
                || event.is(PersistentVolume.KIND, Action.ADD, Action.UPDATE)
                || event.is(CSINode.KIND, Action.ADD, Action.UPDATE)
                || event.is(CSIDriver.KIND, Action.UPDATE)
                || event.is(CSIStorageCapacity.KIND, Action.ADD, Action.UPDATE);
    }

    static boolean mayHelp(ClusterEvent event, Pod waiting) {
        if (event.object() instanceof PersistentVolumeClaim claim) {
            return VolumeIndexes.claimKeys(waiting).contains(claim.key());
        }
        return event.before().isEmpty() || changes(event, waiting);
    }

    private static boolean changes(ClusterEvent event, Pod waiting) {
        if (event.object() instanceof StorageClass after) {
            return !((StorageClass) event.before().get()).allowedTopologies().equals(after.allowedTopologies());
        }
        if (event.object() instanceof CSINode after) {
            return !migrated((CSINode) event.before().get()).equals(migrated(after));
        }
        if (event.object() instanceof CSIDriver after) {
            return tellsNoMore((CSIDriver) event.before().get(), after) && uses(waiting, after);
        }
        return !(event.object() instanceof CSIStorageCapacity after)
                || grows((CSIStorageCapacity) event.before().get(), after);
    }

    private static String migrated(CSINode node) {
        return node.metadata().annotations().getOrElse(MIGRATED, "");
    }

    /** Whether it is not told any more how much room a driver has. */
    private static boolean tellsNoMore(CSIDriver before, CSIDriver after) {
        return before.spec().storageCapacity().getOrElse(false)
                && !after.spec().storageCapacity().getOrElse(false);
    }

    private static boolean uses(Pod pod, CSIDriver driver) {
        return pod.spec()
                .volumes()
                .flatMap(Volume::csi)
                .exists(source -> source.driver().equals(driver.name()));
    }

    // isSchedulableAfterCSIStorageCapacityChange
    private static boolean grows(CSIStorageCapacity before, CSIStorageCapacity after) {
        Option<Quantity> limit = StorageCapacity.limit(before);
        return StorageCapacity.limit(after).exists(now -> limit.forAll(old -> now.value() > old.value()));
    }
}
