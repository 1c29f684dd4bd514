package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Addresses that share their ports. */
@Value.Immutable
@JsonDeserialize(builder = EndpointSubset.Builder.class)
public interface EndpointSubset extends ApiValue, WithEndpointSubset {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Those that are ready. */
    Seq<EndpointAddress> addresses();

    /** Those that are not ready. */
    Seq<EndpointAddress> notReadyAddresses();

    /** The ports. */
    Seq<EndpointPort> ports();

    /** Builds an {@link EndpointSubset}. */
    final class Builder extends ImmutableEndpointSubset.Builder {
        Builder() {}
    }
}
