package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.route.IpSettings;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * Which network plugin a cluster has and how it is set up. The default is a bridge on each node, routes between nodes and
 * flannel's masquerading.
 */
@Value.Immutable
public interface CniConfig extends WithCniConfig {

    /** Returns the default for a cluster with those pod CIDRs. */
    static CniConfig of(Cidr... clusterCidrs) {
        return of(Vector.of(clusterCidrs));
    }

    /** Returns the default for a cluster with those pod CIDRs. */
    static CniConfig of(Seq<Cidr> clusterCidrs) {
        return builder().clusterCidrs(clusterCidrs).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the network in the plugin's configuration; it goes into the names of chains. */
    @Value.Default
    default String name() {
        return "cbr0";
    }

    /** How pods are plugged in. */
    @Value.Default
    default Plug plug() {
        return Plug.BRIDGE;
    }

    /** How nodes reach each other's pods. */
    @Value.Default
    default Interconnect interconnect() {
        return Interconnect.DIRECT;
    }

    /** Who masquerades what leaves the cluster. */
    @Value.Default
    default EgressMasquerade masquerade() {
        return EgressMasquerade.FLANNEL;
    }

    /** The addresses of all pods, one block of each family. */
    Seq<Cidr> clusterCidrs();

    /** To which addresses ip-masq-agent lets pods go under their own; the private ones if empty, as is its default. */
    Seq<Cidr> nonMasqueradeCidrs();

    /** Whether a frame may leave a bridge through the port that it came in by. */
    @Value.Default
    default boolean hairpinMode() {
        return true;
    }

    /** Whether packets that a bridge switches meet netfilter ({@code bridge-nf-call-iptables}). */
    @Value.Default
    default boolean bridgeNetfilter() {
        return true;
    }

    /** What nodes' kernels are set to before the plugin and kube-proxy set something. */
    @Value.Default
    default IpSettings settings() {
        return IpSettings.DEFAULT;
    }

    /** Returns the pod CIDR of a family, if the cluster has one. */
    default Option<Cidr> clusterCidr(IpFamily family) {
        return clusterCidrs().find(cidr -> cidr.ip().family() == family);
    }

    /** Which packets between nodes go through the tunnel, if there is one. */
    @Value.Default
    default Encapsulate encapsulate() {
        return Encapsulate.ALWAYS;
    }

    /** The subnets that nodes are in; one that holds all nodes if empty. */
    Seq<Cidr> nodeSubnets();

    /** What a firewall between nodes drops. */
    Seq<BlockedTraffic> blockedBetweenNodes();

    /** The longest packet on the network between nodes. */
    @Value.Default
    default int linkMtu() {
        return 1500;
    }

    /** The longest packet that a pod sends, if it has been set; otherwise what the tunnel takes. */
    Option<Integer> podMtu();

    /** Returns what the tunnel between nodes wraps packets in, if there is one. */
    default Option<Encapsulation> encapsulation() {
        return switch (interconnect()) {
            case DIRECT -> Option.none();
            case VXLAN -> Option.some(Encapsulation.vxlan(plug() == Plug.ROUTED ? 4789 : 8472));
            case IPIP -> Option.some(Encapsulation.ipip());
            case WIREGUARD -> Option.some(Encapsulation.wireguard());
        };
    }

    /** Returns the longest packet that the tunnel takes, or the network between nodes where there is none. */
    default int tunnelMtu() {
        IpFamily outer = clusterCidr(IpFamily.IPV4).isDefined() ? IpFamily.IPV4 : IpFamily.IPV6;
        return linkMtu() - encapsulation().map(each -> each.overhead(outer)).getOrElse(0);
    }

    /** Returns the longest packet that a pod sends. */
    default int mtu() {
        return podMtu().getOrElse(tunnelMtu());
    }

    /** Builds a {@link CniConfig}. */
    final class Builder extends ImmutableCniConfig.Builder {
        Builder() {}
    }
}
