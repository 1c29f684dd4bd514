package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/** Which class claims have that do not say one. */
public final class DefaultClass {
    private static final Comparator<StorageClass> NEWEST = Comparator.comparing(
                    (StorageClass one) -> one.metadata().creationTimestamp().getOrElse(Instant.MIN))
            .reversed()
            .thenComparing(StorageClass::name);

    private DefaultClass() {}

    /** Returns the default class: of several, the newest, then the first by name. */
    public static Option<StorageClass> of(Snapshot snapshot) {
        // pkg/volume/util/storageclass.go, GetDefaultClass
        return snapshot.list(StorageClass.KIND)
                .filter(StorageClass::isDefault)
                .sorted(NEWEST)
                .headOption();
    }
}
