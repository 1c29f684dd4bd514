package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is known of a mounted volume. */
@Value.Immutable
@JsonDeserialize(builder = VolumeStatus.Builder.class)
public interface VolumeStatus extends ApiValue, WithVolumeStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The image that it is made of. */
    Option<ImageVolumeStatus> image();

    /** Builds a {@link VolumeStatus}. */
    final class Builder extends ImmutableVolumeStatus.Builder {
        Builder() {}
    }
}
