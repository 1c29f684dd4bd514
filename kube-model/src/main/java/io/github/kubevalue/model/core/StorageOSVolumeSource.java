package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A StorageOS volume. */
@Value.Immutable
@JsonDeserialize(builder = StorageOSVolumeSource.Builder.class)
public interface StorageOSVolumeSource extends ApiValue, WithStorageOSVolumeSource {

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
    Option<LocalObjectReference> secretRef();

    /** Builds a {@link StorageOSVolumeSource}. */
    final class Builder extends ImmutableStorageOSVolumeSource.Builder {
        Builder() {}
    }
}
