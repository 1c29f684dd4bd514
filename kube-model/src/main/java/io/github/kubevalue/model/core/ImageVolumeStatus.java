package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The image that a volume is made of. */
@Value.Immutable
@JsonDeserialize(builder = ImageVolumeStatus.Builder.class)
public interface ImageVolumeStatus extends ApiValue, WithImageVolumeStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The image's digest. */
    Option<String> imageRef();

    /** Builds an {@link ImageVolumeStatus}. */
    final class Builder extends ImmutableImageVolumeStatus.Builder {
        Builder() {}
    }
}
