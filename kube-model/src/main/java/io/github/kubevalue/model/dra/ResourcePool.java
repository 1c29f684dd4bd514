package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A pool of devices that a driver has to offer. */
@Value.Immutable
@JsonDeserialize(builder = ResourcePool.Builder.class)
public interface ResourcePool extends ApiValue, WithResourcePool {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** The state of the pool that the slice speaks of; only the newest counts. */
    @JsonInclude
    @Value.Default
    default long generation() {
        return 0;
    }

    /** How many slices describe the pool. */
    @JsonInclude
    @Value.Default
    default long resourceSliceCount() {
        return 0;
    }

    /** Builds a {@link ResourcePool}. */
    final class Builder extends ImmutableResourcePool.Builder {
        Builder() {}
    }
}
