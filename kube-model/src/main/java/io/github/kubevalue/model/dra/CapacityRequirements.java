package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** How much of a device is wanted. */
@Value.Immutable
@JsonDeserialize(builder = CapacityRequirements.Builder.class)
public interface CapacityRequirements extends ApiValue, WithCapacityRequirements {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How much of each capacity. */
    SortedMap<String, Quantity> requests();

    /** Builds a {@link CapacityRequirements}. */
    final class Builder extends ImmutableCapacityRequirements.Builder {
        Builder() {}
    }
}
