package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Traffic that the pods may send: to one of the ports of one of the peers. */
@Value.Immutable
@JsonDeserialize(builder = NetworkPolicyEgressRule.Builder.class)
public interface NetworkPolicyEgressRule extends ApiValue, WithNetworkPolicyEgressRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The ports; none means all. */
    Seq<NetworkPolicyPort> ports();

    /** The destinations; none means all. */
    Seq<NetworkPolicyPeer> to();

    /** Builds a {@link NetworkPolicyEgressRule}. */
    final class Builder extends ImmutableNetworkPolicyEgressRule.Builder {
        Builder() {}
    }
}
