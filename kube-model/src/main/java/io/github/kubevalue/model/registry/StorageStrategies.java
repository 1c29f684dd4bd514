package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.ClassDefaults;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.storage.VolumeAttachmentStatus;
import io.github.kubevalue.model.storage.VolumeAttributesClass;
import io.github.kubevalue.model.validation.storage.StorageClassRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The strategies of the kinds of the group storage.k8s.io. */
final class StorageStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(
            Strategy.of(StorageClass.KIND)
                    .withWarningsOfAll(Warnings::storageClass)
                    .withDefaults(ClassDefaults::storageClass)
                    .withFaults(StorageClassRules::faults)
                    .withUpdates(StorageClassRules::updated),
            Strategy.of(CSIDriver.KIND)
                    .withPrepared(StorageStrategies::withoutGates)
                    .withReplacing((after, before) -> withoutGates(after)),
            Strategy.of(CSINode.KIND),
            Strategy.of(CSIStorageCapacity.KIND).withWarningsOfAll(Warnings::storageCapacity),
            Strategy.of(VolumeAttachment.KIND)
                    .withStatus(
                            VolumeAttachment::status,
                            VolumeAttachment::withStatus,
                            VolumeAttachmentStatus.builder().build()),
            Strategy.of(VolumeAttributesClass.KIND));

    private StorageStrategies() {}

    /** The gate VolumeLimitScaling is off. */
    private static CSIDriver withoutGates(CSIDriver driver) {
        return driver.withSpec(driver.spec().withPreventPodSchedulingIfMissing(Option.none()));
    }
}
