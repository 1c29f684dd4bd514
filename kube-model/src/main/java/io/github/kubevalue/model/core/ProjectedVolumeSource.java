package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Several sources in one directory. */
@Value.Immutable
@JsonDeserialize(builder = ProjectedVolumeSource.Builder.class)
public interface ProjectedVolumeSource extends ApiValue, WithProjectedVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The sources. */
    @JsonInclude
    Seq<VolumeProjection> sources();

    /** Mode bits of the files; 0644 unless set. */
    Option<Integer> defaultMode();

    /** Builds a {@link ProjectedVolumeSource}. */
    final class Builder extends ImmutableProjectedVolumeSource.Builder {
        Builder() {}
    }
}
