package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What using a device takes of a node's own resource. */
@Value.Immutable
@JsonDeserialize(builder = NodeAllocatableResourceMapping.Builder.class)
public interface NodeAllocatableResourceMapping extends ApiValue, WithNodeAllocatableResourceMapping {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The capacity of the device that is taken. */
    Option<String> capacityKey();

    /** By what that is multiplied. */
    Option<Quantity> allocationMultiplier();

    /** Builds a {@link NodeAllocatableResourceMapping}. */
    final class Builder extends ImmutableNodeAllocatableResourceMapping.Builder {
        Builder() {}
    }
}
