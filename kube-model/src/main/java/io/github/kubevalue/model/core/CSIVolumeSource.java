package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A volume that a storage driver makes for one pod. */
@Value.Immutable
@JsonDeserialize(builder = CSIVolumeSource.Builder.class)
public interface CSIVolumeSource extends ApiValue, WithCSIVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The driver. */
    @JsonInclude
    @Value.Default
    default String driver() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** What else the driver is told. */
    SortedMap<String, String> volumeAttributes();

    /** The secret for mounting it into the pod. */
    Option<LocalObjectReference> nodePublishSecretRef();

    /** Builds a {@link CSIVolumeSource}. */
    final class Builder extends ImmutableCSIVolumeSource.Builder {
        Builder() {}
    }
}
