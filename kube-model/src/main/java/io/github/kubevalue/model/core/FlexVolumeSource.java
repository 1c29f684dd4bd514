package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A volume of an executable driver. */
@Value.Immutable
@JsonDeserialize(builder = FlexVolumeSource.Builder.class)
public interface FlexVolumeSource extends ApiValue, WithFlexVolumeSource {

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

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** The secret that is handed to the driver. */
    Option<LocalObjectReference> secretRef();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** What else is handed to the driver. */
    SortedMap<String, String> options();

    /** Builds a {@link FlexVolumeSource}. */
    final class Builder extends ImmutableFlexVolumeSource.Builder {
        Builder() {}
    }
}
