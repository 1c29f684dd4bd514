package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A StorageOS volume of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = StorageOSPersistentVolumeSource.Builder.class)
public interface StorageOSPersistentVolumeSource extends ApiValue, WithStorageOSPersistentVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume's name. */
    Option<String> volumeName();

    /** The scope of the name in StorageOS. */
    Option<String> volumeNamespace();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** The secret with the credentials. */
    Option<ObjectReference> secretRef();

    /** Builds a {@link StorageOSPersistentVolumeSource}. */
    final class Builder extends ImmutableStorageOSPersistentVolumeSource.Builder {
        Builder() {}
    }
}
