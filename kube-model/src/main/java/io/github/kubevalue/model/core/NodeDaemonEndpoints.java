package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The ports of a node's daemons. */
@Value.Immutable
@JsonDeserialize(builder = NodeDaemonEndpoints.Builder.class)
public interface NodeDaemonEndpoints extends ApiValue, WithNodeDaemonEndpoints {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The kubelet's. */
    @Value.Default
    default DaemonEndpoint kubeletEndpoint() {
        return DaemonEndpoint.builder().build();
    }

    /** Builds a {@link NodeDaemonEndpoints}. */
    final class Builder extends ImmutableNodeDaemonEndpoints.Builder {
        Builder() {}
    }
}
