package io.github.kubevalue.net.proxy.ipvs;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.ipset.IpSetEntry;
import io.github.kubevalue.net.ipvs.RealServer;
import io.github.kubevalue.net.ipvs.VirtualServer;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxiedPort;
import io.github.kubevalue.net.proxy.ProxyEndpoint;
import io.github.kubevalue.net.proxy.UsableEndpoints;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Compiles one Service port. */
// pkg/proxy/ipvs/proxier.go, syncProxyRules
final class CompiledPort {
    private static final int WEIGHT = 1;

    private final NodeFacts node;
    private final ProxiedPort port;
    private final Seq<ProxyEndpoint> all;
    private final UsableEndpoints usable;

    CompiledPort(NodeFacts node, ProxiedPort port, Seq<ProxyEndpoint> all) {
        this.node = node;
        this.port = port;
        this.all = all;
        this.usable = UsableEndpoints.of(port, all, node.node());
    }

    PortObjects objects() {
        return new PortObjects(servers(), bound(), entries(), closedToNode());
    }

    private Seq<Ip> externalAddresses() {
        return port.externalIps().appendAll(port.loadBalancerVips());
    }

    private Seq<VirtualServer> servers() {
        return Vector.of(server(port.clusterIp(), port.port(), port.internalPolicyLocal()))
                .appendAll(externalAddresses().map(ip -> server(ip, port.port(), port.externalPolicyLocal())))
                .appendAll(port.nodePort()
                        .toVector()
                        .flatMap(number ->
                                node.nodePortIps().map(ip -> server(ip, number, port.externalPolicyLocal()))));
    }

    private VirtualServer server(Ip ip, int number, boolean onlyLocal) {
        return new VirtualServer(
                port.protocol(),
                Address.of(ip, number),
                node.config().scheduler(),
                port.affinitySeconds(),
                endpoints(onlyLocal).map(each -> new RealServer(each.address(), WEIGHT)));
    }

    /** Pods of this node may use others if there is no local one; what comes from outside is sent there too, in vain. */
    // pkg/proxy/ipvs/proxier.go, syncEndpoint
    private Seq<ProxyEndpoint> endpoints(boolean onlyLocal) {
        return onlyLocal && !usable.local().isEmpty() ? usable.local() : usable.cluster();
    }

    /** An address that another device has is not bound again. */
    private Seq<Ip> bound() {
        return externalAddresses().reject(node.own()::contains).prepend(port.clusterIp());
    }

    private Seq<PortObjects.Member> entries() {
        return hairpins()
                .append(member(KubeSet.CLUSTER_IP, at(port.clusterIp())))
                .appendAll(port.externalIps()
                        .map(ip -> member(
                                port.externalPolicyLocal() ? KubeSet.EXTERNAL_IP_LOCAL : KubeSet.EXTERNAL_IP, at(ip))))
                .appendAll(port.loadBalancerVips().flatMap(this::loadBalancer))
                .appendAll(port.nodePort().toVector().flatMap(this::nodePort))
                .appendAll(port.healthCheckNodePort()
                        // a node port that no address takes ends the work on this port before its health checks
                        .filter(number ->
                                port.nodePort().isEmpty() || !node.nodePortIps().isEmpty())
                        .map(number -> member(KubeSet.HEALTH_CHECK_NODE_PORT, new IpSetEntry.Port(number))));
    }

    private IpSetEntry.Service at(Ip ip) {
        return IpSetEntry.Service.of(ip, port.protocol(), port.port());
    }

    private static PortObjects.Member member(KubeSet of, IpSetEntry entry) {
        return new PortObjects.Member(of, entry);
    }

    /** Every endpoint of this node, used or not. */
    private Vector<PortObjects.Member> hairpins() {
        return all.filter(each -> each.isLocalTo(node.node().name()))
                .map(ProxyEndpoint::address)
                .map(to -> member(
                        KubeSet.LOOP_BACK,
                        IpSetEntry.Service.of(
                                        to.ip(), port.protocol(), to.port().number())
                                .and(Cidr.host(to.ip()))))
                .toVector();
    }

    private Seq<PortObjects.Member> loadBalancer(Ip ip) {
        Vector<PortObjects.Member> entries = Vector.of(member(KubeSet.LOAD_BALANCER, at(ip)));
        Vector<PortObjects.Member> local =
                port.externalPolicyLocal() ? entries.append(member(KubeSet.LOAD_BALANCER_LOCAL, at(ip))) : entries;
        return port.sourceRanges().isEmpty() ? local : local.appendAll(guarded(ip));
    }

    private Seq<PortObjects.Member> guarded(Ip ip) {
        Vector<PortObjects.Member> ranges = Vector.of(member(KubeSet.LOAD_BALANCER_FW, at(ip)))
                .appendAll(
                        port.sourceRanges().map(range -> member(KubeSet.LOAD_BALANCER_SOURCE_CIDR, at(ip).and(range))));
        return isOpenToNode()
                ? ranges.append(member(KubeSet.LOAD_BALANCER_SOURCE_IP, at(ip).and(Cidr.host(ip))))
                : ranges;
    }

    private boolean isOpenToNode() {
        return port.sourceRanges().exists(range -> range.contains(node.nodeIp()));
    }

    private Seq<PortObjects.Closed> closedToNode() {
        return port.sourceRanges().isEmpty() || isOpenToNode()
                ? Vector.empty()
                : port.loadBalancerVips()
                        .map(ip -> new PortObjects.Closed(port.protocol(), Address.of(ip, port.port())));
    }

    private Seq<PortObjects.Member> nodePort(int number) {
        Seq<IpSetEntry> entries = port.protocol() == IpProtocol.SCTP
                ? node.nodePortIps().map(ip -> IpSetEntry.Service.of(ip, port.protocol(), number))
                : Vector.of(new IpSetEntry.Port(number));
        Seq<KubeSet> sets =
                port.externalPolicyLocal() ? Vector.of(nodePorts(), localNodePorts()) : Vector.of(nodePorts());
        return node.nodePortIps().isEmpty()
                ? Vector.empty()
                : sets.flatMap(set -> entries.map(entry -> member(set, entry)));
    }

    private KubeSet nodePorts() {
        return switch (port.protocol()) {
            case UDP -> KubeSet.NODE_PORT_UDP;
            case SCTP -> KubeSet.NODE_PORT_SCTP;
            default -> KubeSet.NODE_PORT_TCP;
        };
    }

    private KubeSet localNodePorts() {
        return switch (port.protocol()) {
            case UDP -> KubeSet.NODE_PORT_LOCAL_UDP;
            case SCTP -> KubeSet.NODE_PORT_LOCAL_SCTP;
            default -> KubeSet.NODE_PORT_LOCAL_TCP;
        };
    }
}
