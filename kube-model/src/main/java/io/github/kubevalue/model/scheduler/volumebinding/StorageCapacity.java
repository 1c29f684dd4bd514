package io.github.kubevalue.model.scheduler.volumebinding;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.selector.LabelQuery;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;

/** Whether a driver that tells how much room it has, has enough where a node can reach it. */
final class StorageCapacity {
    private StorageCapacity() {}

    // pkg/scheduler/framework/plugins/volumebinding/binder.go, hasEnoughCapacity
    static boolean suffices(PersistentVolumeClaim claim, StorageClass storage, Node node, Snapshot snapshot) {
        boolean isTold = snapshot.get(CSIDriver.KIND, storage.provisioner())
                .exists(driver -> driver.spec().storageCapacity().getOrElse(false));
        return !isTold
                || claim.spec().resources().requests().get("storage").isEmpty()
                || snapshot.list(CSIStorageCapacity.KIND)
                        .filter(capacity -> capacity.storageClassName().equals(storage.name()))
                        .exists(capacity -> hasRoom(capacity, claim) && isAccessible(capacity, node));
    }

    private static boolean hasRoom(CSIStorageCapacity capacity, PersistentVolumeClaim claim) {
        return limit(capacity)
                .exists(limit -> limit.value() >= claim.requestedStorage().value());
    }

    /** The size of the largest volume that can be made. */
    // volumeLimit
    static Option<Quantity> limit(CSIStorageCapacity capacity) {
        return capacity.maximumVolumeSize().orElse(capacity.capacity());
    }

    private static boolean isAccessible(CSIStorageCapacity capacity, Node node) {
        return capacity.nodeTopology()
                .exists(topology -> LabelQuery.of(topology)
                        .exists(query -> query.matches(node.metadata().labels())));
    }
}
