package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A port, or a range of ports, that traffic may go to. */
@Value.Immutable
@JsonDeserialize(builder = NetworkPolicyPort.Builder.class)
public interface NetworkPolicyPort extends ApiValue, WithNetworkPolicyPort {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The protocol; TCP unless said. */
    Option<Protocol> protocol();

    /** The number of the port, or the name it has in the pod; none means all ports of the protocol. */
    Option<IntOrString> port();

    /** The last port of a range that begins with {@link #port()}. */
    Option<Integer> endPort();

    /** Builds a {@link NetworkPolicyPort}. */
    final class Builder extends ImmutableNetworkPolicyPort.Builder {
        Builder() {}
    }
}
