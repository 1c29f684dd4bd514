package io.github.kubevalue.net.network;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.cni.CniConfig;
import io.github.kubevalue.net.cni.InstalledCni;
import io.github.kubevalue.net.edge.LoadBalancerKind;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import org.immutables.value.Value;

/** What a cluster's network is made of, beyond what its objects say. */
@Value.Immutable
public interface NetworkConfig extends WithNetworkConfig {

    /**
     * Reads the network of a cluster off its configuration and off the network plugin that is installed in it.
     *
     * @return the network, or what of it is not modelled
     */
    static Either<String, NetworkConfig> of(ClusterConfig cluster, Snapshot snapshot) {
        return InstalledCni.of(snapshot, cluster.podSubnets())
                .mapLeft(Object::toString)
                .map(cni -> builder()
                        .cni(cni)
                        .proxy(ProxyConfig.of(cluster))
                        .serviceCidrs(cluster.serviceSubnets())
                        .enforcesPolicies(InstalledCni.enforcesPolicies(snapshot))
                        .build());
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How pods are connected. */
    CniConfig cni();

    /** How kube-proxy is configured. */
    ProxyConfig proxy();

    /** The addresses of Services, used or not: nobody outside has one. */
    Seq<Cidr> serviceCidrs();

    /** What was listed on real nodes, by node, in place of what would be programmed there. */
    @Value.Default
    default Map<String, NodeDump> dumps() {
        return HashMap.empty();
    }

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

    /** Addresses that were taken from the interfaces of nodes, by node; routes stay. */
    @Value.Default
    default Map<String, Set<Ip>> lostAddresses() {
        return HashMap.empty();
    }

    /** Returns this network after a node lost an address of one of its interfaces. */
    default NetworkConfig withoutAddress(String node, Ip address) {
        Set<Ip> lost = lostAddresses().getOrElse(node, HashSet.empty());
        return withLostAddresses(lostAddresses().put(node, lost.add(address)));
    }

    /** Builds a {@link NetworkConfig}. */
    final class Builder extends ImmutableNetworkConfig.Builder {
        Builder() {}
    }
}
