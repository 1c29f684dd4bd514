package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A GlusterFS volume of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = GlusterfsPersistentVolumeSource.Builder.class)
public interface GlusterfsPersistentVolumeSource extends ApiValue, WithGlusterfsPersistentVolumeSource {

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

    /** The namespace of the Endpoints; the claim's unless set. */
    Option<String> endpointsNamespace();

    /** Builds a {@link GlusterfsPersistentVolumeSource}. */
    final class Builder extends ImmutableGlusterfsPersistentVolumeSource.Builder {
        Builder() {}
    }
}
