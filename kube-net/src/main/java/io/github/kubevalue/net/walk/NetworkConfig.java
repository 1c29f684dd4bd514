package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.proxy.ProxyConfig;
import org.immutables.value.Value;

/** What a cluster's network is made of, beyond what its objects say. */
@Value.Immutable
public interface NetworkConfig extends WithNetworkConfig {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How pods are connected. */
    CniConfig cni();

    /** How kube-proxy is configured. */
    ProxyConfig proxy();

    /** How load balancers hand packets to nodes. */
    @Value.Default
    default LoadBalancerKind loadBalancer() {
        return LoadBalancerKind.NODE_PORT;
    }

    /** Whether the network plugin enforces NetworkPolicies; plain flannel does not. */
    @Value.Default
    default boolean enforcesPolicies() {
        return true;
    }

    /** Builds a {@link NetworkConfig}. */
    final class Builder extends ImmutableNetworkConfig.Builder {
        Builder() {}
    }
}
