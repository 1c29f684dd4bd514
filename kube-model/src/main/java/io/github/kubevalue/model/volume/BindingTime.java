package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeBindingMode;
import io.github.kubevalue.model.store.Snapshot;

/** When a claim is bound to a volume. */
public enum BindingTime {
    /** As soon as there is a volume. */
    AT_ONCE,
    /** When the scheduler has chosen a node for a pod that uses it. */
    WITH_THE_FIRST_CONSUMER;

    /** Returns when that claim is bound, as its class says; at once if there is no such class. */
    public static BindingTime of(PersistentVolumeClaim claim, Snapshot snapshot) {
        // component-helpers/storage/volume/pv_helpers.go, IsDelayBindingMode
        return snapshot.get(StorageClass.KIND, claim.className())
                        .flatMap(StorageClass::volumeBindingMode)
                        .contains(VolumeBindingMode.WAIT_FOR_FIRST_CONSUMER)
                ? WITH_THE_FIRST_CONSUMER
                : AT_ONCE;
    }
}
