package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** How much storage is claimed. */
@Value.Immutable
@JsonDeserialize(builder = VolumeResourceRequirements.Builder.class)
public interface VolumeResourceRequirements extends ApiValue, WithVolumeResourceRequirements {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The most. */
    SortedMap<String, Quantity> limits();

    /** The least, under {@code storage}. */
    SortedMap<String, Quantity> requests();

    /** Builds a {@link VolumeResourceRequirements}. */
    final class Builder extends ImmutableVolumeResourceRequirements.Builder {
        Builder() {}
    }
}
