package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A mount of a container, as it is. */
@Value.Immutable
@JsonDeserialize(builder = VolumeMountStatus.Builder.class)
public interface VolumeMountStatus extends ApiValue, WithVolumeMountStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Where in the container it is. */
    @JsonInclude
    @Value.Default
    default String mountPath() {
        return "";
    }

    /** Whether it may only be read. */
    @Value.Default
    default boolean readOnly() {
        return false;
    }

    /** Whether mounts below it may only be read too. */
    Option<RecursiveReadOnlyMode> recursiveReadOnly();

    /** What is known of the volume. */
    Option<VolumeStatus> volumeStatus();

    /** Builds a {@link VolumeMountStatus}. */
    final class Builder extends ImmutableVolumeMountStatus.Builder {
        Builder() {}
    }
}
