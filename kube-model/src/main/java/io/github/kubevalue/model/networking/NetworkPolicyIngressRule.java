package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Traffic that may reach the pods: from one of the peers to one of the ports. */
@Value.Immutable
@JsonDeserialize(builder = NetworkPolicyIngressRule.Builder.class)
public interface NetworkPolicyIngressRule extends ApiValue, WithNetworkPolicyIngressRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The ports; none means all. */
    Seq<NetworkPolicyPort> ports();

    /** The sources; none means all. */
    @SuppressWarnings("immutables:from") // the builder's own from, a copy of another rule, gives way to the field
    Seq<NetworkPolicyPeer> from();

    /** Builds a {@link NetworkPolicyIngressRule}. */
    final class Builder extends ImmutableNetworkPolicyIngressRule.Builder {
        Builder() {}
    }
}
