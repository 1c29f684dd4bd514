package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A volume of Portworx. */
@Value.Immutable
@JsonDeserialize(builder = PortworxVolumeSource.Builder.class)
public interface PortworxVolumeSource extends ApiValue, WithPortworxVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume's identity. */
    @JsonInclude
    @Value.Default
    default String volumeID() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link PortworxVolumeSource}. */
    final class Builder extends ImmutablePortworxVolumeSource.Builder {
        Builder() {}
    }
}
