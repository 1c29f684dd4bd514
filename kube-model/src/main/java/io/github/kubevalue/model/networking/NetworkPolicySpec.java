package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The pods that a policy isolates, and the traffic that it allows them. */
@Value.Immutable
@JsonDeserialize(builder = NetworkPolicySpec.Builder.class)
public interface NetworkPolicySpec extends ApiValue, WithNetworkPolicySpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The pods of the namespace that the policy applies to; an empty selector takes all. */
    @Value.Default
    default LabelSelector podSelector() {
        return LabelSelector.builder().build();
    }

    /** The traffic that may reach the pods: whatever matches at least one rule. */
    Seq<NetworkPolicyIngressRule> ingress();

    /** The traffic that the pods may send: whatever matches at least one rule. */
    Seq<NetworkPolicyEgressRule> egress();

    /**
     * The directions in which the pods are isolated. Unless said: ingress, and egress too if there are egress rules.
     */
    Seq<PolicyType> policyTypes();

    /** Builds a {@link NetworkPolicySpec}. */
    final class Builder extends ImmutableNetworkPolicySpec.Builder {
        Builder() {}
    }
}
