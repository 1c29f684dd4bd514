package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The content of an image, to be read only. */
@Value.Immutable
@JsonDeserialize(builder = ImageVolumeSource.Builder.class)
public interface ImageVolumeSource extends ApiValue, WithImageVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The image. */
    Option<String> reference();

    /** When it is pulled. */
    Option<PullPolicy> pullPolicy();

    /** Builds an {@link ImageVolumeSource}. */
    final class Builder extends ImmutableImageVolumeSource.Builder {
        Builder() {}
    }
}
