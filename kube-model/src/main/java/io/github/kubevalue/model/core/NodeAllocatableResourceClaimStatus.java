package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** What a claim takes of a node's own resources. */
@Value.Immutable
@JsonDeserialize(builder = NodeAllocatableResourceClaimStatus.Builder.class)
public interface NodeAllocatableResourceClaimStatus extends ApiValue, WithNodeAllocatableResourceClaimStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The claim. */
    @JsonInclude
    @Value.Default
    default String resourceClaimName() {
        return "";
    }

    /** The containers that use it; the whole pod if there is none. */
    Seq<String> containers();

    /** What it takes. */
    @JsonInclude
    SortedMap<String, Quantity> resources();

    /** Builds a {@link NodeAllocatableResourceClaimStatus}. */
    final class Builder extends ImmutableNodeAllocatableResourceClaimStatus.Builder {
        Builder() {}
    }
}
