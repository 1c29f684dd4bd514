package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.cluster.ClusterConfig;
import io.github.kubevalue.model.cluster.ProxyConntrack;
import io.github.kubevalue.net.ipvs.Scheduler;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * The part of kube-proxy's configuration that changes rules. The defaults are kube-proxy's own; a cluster set up by
 * kubeadm gives its pod subnets as {@link #clusterCidrs()}.
 */
@Value.Immutable
public interface ProxyConfig extends WithProxyConfig {

    /** Returns the configuration that kubeadm writes for those pod subnets. */
    static ProxyConfig of(Cidr... clusterCidrs) {
        return builder().clusterCidrs(Vector.of(clusterCidrs)).build();
    }

    /** Returns the configuration that a cluster's {@code KubeProxyConfiguration} says. */
    static ProxyConfig of(ClusterConfig cluster) {
        return ProxyConfigs.of(cluster);
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How Services are made to work. */
    @Value.Default
    default ProxyMode mode() {
        return ProxyMode.IPTABLES;
    }

    /** The addresses of Services, used or not; only mode nftables looks at them. */
    Seq<Cidr> serviceCidrs();

    /** How local traffic is known. */
    @Value.Default
    default DetectLocalMode detectLocalMode() {
        return DetectLocalMode.CLUSTER_CIDR;
    }

    /** The addresses of pods, one block of each family. */
    Seq<Cidr> clusterCidrs();

    /** The bridge that local traffic comes through, in mode BridgeInterface. */
    @Value.Default
    default String bridgeInterface() {
        return "";
    }

    /** How the names of the devices begin that local traffic comes through, in mode InterfaceNamePrefix. */
    @Value.Default
    default String interfaceNamePrefix() {
        return "";
    }

    /** Whether all traffic to cluster IPs is masqueraded. */
    @Value.Default
    default boolean masqueradeAll() {
        return false;
    }

    /** Which bit of the mark says "masquerade". */
    @Value.Default
    default int masqueradeBit() {
        return 14;
    }

    /** On which addresses node ports are open. */
    @Value.Default
    default NodePortAddresses nodePortAddresses() {
        return NodePortAddresses.all();
    }

    /** The address that the node is to be known by, whatever its own are. */
    Option<Ip> bindAddress();

    /** Whether node ports are wanted on 127.0.0.1. */
    @Value.Default
    default boolean localhostNodePorts() {
        return true;
    }

    /** Whether the kernel lets TCP segments out of the window pass, so that invalid packets need not be dropped. */
    @Value.Default
    default boolean tcpBeLiberal() {
        return false;
    }

    /** How connection tracking is set up on each node. */
    @Value.Default
    default ProxyConntrack conntrack() {
        return ProxyConntrack.of();
    }

    /** Whether masquerading always picks a new source port, as it does with iptables from 1.6.2. */
    @Value.Default
    default boolean randomFully() {
        return true;
    }

    /** How virtual servers choose among their real servers, in mode ipvs. */
    @Value.Default
    default Scheduler scheduler() {
        return Scheduler.RR;
    }

    /** Whether nodes answer only for addresses of the interface that is asked, in mode ipvs. */
    @Value.Default
    default boolean strictArp() {
        return false;
    }

    /** Returns the mark that says "masquerade": {@code 0x4000}. */
    default int masqueradeMark() {
        return 1 << masqueradeBit();
    }

    /** Returns the address that a node is taken to have in a family; that of the loopback if none is known. */
    // cmd/kube-proxy/app/server.go, detectNodeIPs
    default Ip nodeIp(ProxyNode node, IpFamily family) {
        return bindAddress()
                .filter(ip -> ip.family() == family && !ip.isUnspecified())
                .orElse(() -> node.address(family))
                .getOrElse(
                        () -> family == IpFamily.IPV4 ? NodePortAddresses.LOCALHOST : NodePortAddresses.LOCALHOST_V6);
    }

    /** Returns the addresses of a node on which node ports are open; none if they are on all. */
    default Option<Seq<Ip>> nodePortIps(ProxyNode node, IpFamily family) {
        return nodePorts(node).among(node.interfaceAddresses(), family);
    }

    private NodePortAddresses nodePorts(ProxyNode node) {
        return nodePortAddresses().with(Vector.of(IpFamily.values()).map(family -> nodeIp(node, family)));
    }

    /** Whether node ports are open on 127.0.0.1 for that family. */
    default boolean hasLocalhostNodePorts(ProxyNode node, IpFamily family) {
        // pkg/proxy/iptables/proxier.go, NewProxier: only in IPv4, and only if nodePortAddresses can contain 127/8
        return family == IpFamily.IPV4
                && localhostNodePorts()
                && nodePorts(node).containLoopback();
    }

    /** Returns how rules on that node know local traffic of a family. */
    // cmd/kube-proxy/app/server_linux.go, getLocalDetectors: without a CIDR of the family there is no detection
    default LocalDetector localDetector(ProxyNode node, IpFamily family) {
        return switch (detectLocalMode()) {
            case CLUSTER_CIDR -> byCidr(clusterCidrs(), family);
            case NODE_CIDR -> byCidr(node.podCidrs(), family);
            case BRIDGE_INTERFACE -> new LocalDetector.ByBridge(bridgeInterface());
            case INTERFACE_NAME_PREFIX -> new LocalDetector.ByInterfacePrefix(interfaceNamePrefix());
        };
    }

    private static LocalDetector byCidr(Seq<Cidr> cidrs, IpFamily family) {
        Option<Cidr> first = cidrs.find(cidr -> cidr.ip().family() == family);
        return first.<LocalDetector>map(LocalDetector.ByCidr::new).getOrElse(LocalDetector.Off::new);
    }

    /** Builds a {@link ProxyConfig}. */
    final class Builder extends ImmutableProxyConfig.Builder {
        Builder() {}
    }
}
