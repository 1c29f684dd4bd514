package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** An address or a name of a node. */
@Value.Immutable
@JsonDeserialize(builder = NodeAddress.Builder.class)
public interface NodeAddress extends ApiValue, WithNodeAddress {

    /** Returns an address by which the cluster reaches a node. */
    static NodeAddress internalIp(String address) {
        return builder().type(NodeAddressType.INTERNAL_IP).address(address).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What it is good for. */
    @Value.Default
    default NodeAddressType type() {
        return new NodeAddressType("");
    }

    /** The address or name. */
    @JsonInclude
    @Value.Default
    default String address() {
        return "";
    }

    /** Builds a {@link NodeAddress}. */
    final class Builder extends ImmutableNodeAddress.Builder {
        Builder() {}
    }
}
