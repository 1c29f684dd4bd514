package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How many volumes of a driver a node takes. */
@Value.Immutable
@JsonDeserialize(builder = VolumeNodeResources.Builder.class)
public interface VolumeNodeResources extends ApiValue, WithVolumeNodeResources {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How many; any number if absent. */
    Option<Integer> count();

    /** Builds a {@link VolumeNodeResources}. */
    final class Builder extends ImmutableVolumeNodeResources.Builder {
        Builder() {}
    }
}
