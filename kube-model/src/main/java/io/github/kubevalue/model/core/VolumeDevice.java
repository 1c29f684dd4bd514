package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A volume that a container sees as a device. */
@Value.Immutable
@JsonDeserialize(builder = VolumeDevice.Builder.class)
public interface VolumeDevice extends ApiValue, WithVolumeDevice {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume, a claim in block mode. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Where in the container it is. */
    @JsonInclude
    @Value.Default
    default String devicePath() {
        return "";
    }

    /** Builds a {@link VolumeDevice}. */
    final class Builder extends ImmutableVolumeDevice.Builder {
        Builder() {}
    }
}
