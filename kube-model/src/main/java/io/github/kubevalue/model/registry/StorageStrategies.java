package io.github.kubevalue.model.registry;

import io.github.kubevalue.model.defaulting.ClassDefaults;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.validation.storage.StorageClassRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The strategies of the kinds of the group storage.k8s.io. */
final class StorageStrategies {
    static final Seq<Strategy<?>> ALL = Vector.of(Strategy.of(StorageClass.KIND)
            .withDefaults(ClassDefaults::storageClass)
            .withFaults(StorageClassRules::faults)
            .withUpdates(StorageClassRules::updated));

    private StorageStrategies() {}
}
