package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Fields of the pod as files among others. */
@Value.Immutable
@JsonDeserialize(builder = DownwardAPIProjection.Builder.class)
public interface DownwardAPIProjection extends ApiValue, WithDownwardAPIProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The files. */
    Seq<DownwardAPIVolumeFile> items();

    /** Builds a {@link DownwardAPIProjection}. */
    final class Builder extends ImmutableDownwardAPIProjection.Builder {
        Builder() {}
    }
}
