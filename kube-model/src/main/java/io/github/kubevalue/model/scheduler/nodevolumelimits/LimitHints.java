package io.github.kubevalue.model.scheduler.nodevolumelimits;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSINodeDriver;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.storage.VolumeNodeResources;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Map;

/** What may help a pod that volumes too many kept off. */
final class LimitHints {
    private LimitHints() {}

    // pkg/scheduler/framework/plugins/nodevolumelimits/csi.go, EventsToRegister
    static boolean heeds(ClusterEvent event) {
        return event.is(CSINode.KIND, Action.ADD, Action.UPDATE)
                || event.is(Pod.KIND, Action.DELETE)
                || event.is(PersistentVolumeClaim.KIND, Action.ADD)
                || event.is(VolumeAttachment.KIND, Action.DELETE);
    }

    static boolean mayHelp(ClusterEvent event, Pod waiting) {
        if (event.object() instanceof Pod gone) {
            return gone.isPlaced() && !VolumeIndexes.claims(gone).isEmpty();
        }
        if (event.object() instanceof PersistentVolumeClaim claim) {
            return VolumeIndexes.claimKeys(waiting).contains(claim.key());
        }
        if (event.object() instanceof VolumeAttachment) {
            return waiting.spec()
                    .volumes()
                    .flatMap(Volume::persistentVolumeClaim)
                    .nonEmpty();
        }
        return event.before().isEmpty() || rises((CSINode) event.before().get(), (CSINode) event.object());
    }

    // isSchedulableAfterCSINodeUpdated
    private static boolean rises(CSINode before, CSINode after) {
        Map<String, Integer> old = before.spec().drivers().toMap(CSINodeDriver::name, LimitHints::limit);
        return after.spec().drivers().exists(driver -> limit(driver) > old.getOrElse(driver.name(), 0));
    }

    private static int limit(CSINodeDriver driver) {
        return driver.allocatable().flatMap(VolumeNodeResources::count).getOrElse(0);
    }
}
