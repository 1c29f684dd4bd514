package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Which traffic some pods may receive and send. Policies only ever allow; pods that no policy selects are open. */
@Value.Immutable
@JsonDeserialize(builder = NetworkPolicy.Builder.class)
public interface NetworkPolicy extends KubeObject, WithNetworkPolicy {

    /** The kind {@code networking.k8s.io/v1 NetworkPolicy}. */
    Kind<NetworkPolicy> KIND =
            Kind.of("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", Scope.NAMESPACED, NetworkPolicy.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<NetworkPolicy> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The pods, and the traffic they may have. */
    @Value.Default
    default NetworkPolicySpec spec() {
        return NetworkPolicySpec.builder().build();
    }

    @Override
    NetworkPolicy withMetadata(ObjectMeta metadata);

    /** Builds a {@link NetworkPolicy}. */
    final class Builder extends ImmutableNetworkPolicy.Builder {
        Builder() {}
    }
}
