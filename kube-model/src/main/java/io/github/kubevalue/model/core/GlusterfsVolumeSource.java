package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A GlusterFS volume. */
@Value.Immutable
@JsonDeserialize(builder = GlusterfsVolumeSource.Builder.class)
public interface GlusterfsVolumeSource extends ApiValue, WithGlusterfsVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The Endpoints that name its servers. */
    @JsonInclude
    @Value.Default
    default String endpoints() {
        return "";
    }

    /** The volume's path. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link GlusterfsVolumeSource}. */
    final class Builder extends ImmutableGlusterfsVolumeSource.Builder {
        Builder() {}
    }
}
