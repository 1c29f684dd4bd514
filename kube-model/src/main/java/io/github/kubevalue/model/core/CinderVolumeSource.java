package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk of OpenStack. */
@Value.Immutable
@JsonDeserialize(builder = CinderVolumeSource.Builder.class)
public interface CinderVolumeSource extends ApiValue, WithCinderVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The disk's identity. */
    @JsonInclude
    @Value.Default
    default String volumeID() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** The secret with the connection's parameters. */
    Option<LocalObjectReference> secretRef();

    /** Builds a {@link CinderVolumeSource}. */
    final class Builder extends ImmutableCinderVolumeSource.Builder {
        Builder() {}
    }
}
