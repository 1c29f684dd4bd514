package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** For whom an endpoint is meant, when traffic is to stay near. */
@Value.Immutable
@JsonDeserialize(builder = EndpointHints.Builder.class)
public interface EndpointHints extends ApiValue, WithEndpointHints {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The zones that should use the endpoint. */
    Seq<ForZone> forZones();

    /** The nodes that should use the endpoint. */
    Seq<ForNode> forNodes();

    /** Builds an {@link EndpointHints}. */
    final class Builder extends ImmutableEndpointHints.Builder {
        Builder() {}
    }
}
