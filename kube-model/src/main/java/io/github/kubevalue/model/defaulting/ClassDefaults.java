package io.github.kubevalue.model.defaulting;

import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.scheduling.PriorityClass;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeBindingMode;
import io.vavr.control.Option;

/** The defaults of classes: of storage and of priorities. */
public final class ClassDefaults {
    private ClassDefaults() {}

    /** Returns a StorageClass with its defaults. */
    public static StorageClass storageClass(StorageClass storage) {
        // pkg/apis/storage/v1/defaults.go
        return storage.withReclaimPolicy(
                        storage.reclaimPolicy().orElse(Option.of(PersistentVolumeReclaimPolicy.DELETE)))
                .withVolumeBindingMode(storage.volumeBindingMode().orElse(Option.of(VolumeBindingMode.IMMEDIATE)));
    }

    /** Returns a PriorityClass with its defaults. */
    public static PriorityClass priorityClass(PriorityClass priority) {
        // pkg/apis/scheduling/v1/defaults.go
        return priority.withPreemptionPolicy(
                priority.preemptionPolicy().orElse(Option.of(PreemptionPolicy.PREEMPT_LOWER_PRIORITY)));
    }
}
