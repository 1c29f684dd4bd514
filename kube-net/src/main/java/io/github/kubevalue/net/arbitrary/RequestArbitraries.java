package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.net.arbitrary.ClusterArbitraries.Cluster;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.DetectLocalMode;
import io.github.kubevalue.net.proxy.NodePortAddresses;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.trace.Peer;
import io.github.kubevalue.net.walk.Request;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of requests in a cluster of {@link ClusterArbitraries} with Services of {@link ClusterServiceArbitraries}, and of the
 * configuration of its kube-proxy. Who asks is a pod, a node, a node bound to its address among the pods, or the host
 * {@link #OUTSIDE}; what is asked for is any address at which something may answer, and some where nothing does.
 */
public final class RequestArbitraries {
    /** The addresses of the host outside. */
    public static final Seq<Ip> OUTSIDE =
            Vector.of("192.0.2.100", "2001:db8::100").map(Ip::parse);

    private static final Seq<IpProtocol> PROTOCOLS = Vector.of(IpProtocol.TCP, IpProtocol.UDP);
    private static final int HOST_PORT = 9090;
    private static final int CLOSED = 8081;

    private final Cluster cluster;
    private final Seq<Service> services;

    private RequestArbitraries(Cluster cluster, Seq<Service> services) {
        this.cluster = cluster;
        this.services = services;
    }

    /** Returns requests of all kinds. Packets from outside enter the cluster at the node that they are for, else at n1. */
    public static Arbitrary<Request> requests(Cluster cluster, Seq<Service> services) {
        return new RequestArbitraries(cluster, services).requests();
    }

    /** Returns configurations of kube-proxy that suit a cluster. */
    public static Arbitrary<ProxyConfig> configs(Cluster cluster) {
        Arbitrary<Boolean> rarely = Arbitraries.of(true, false, false, false);
        Arbitrary<NodePortAddresses> addresses = Arbitraries.of(
                NodePortAddresses.all(),
                NodePortAddresses.all(),
                NodePortAddresses.primary(),
                NodePortAddresses.in(Cidr.parse("192.0.2.0/24")),
                NodePortAddresses.in(Cidr.parse("127.0.0.0/8"), Cidr.parse("2001:db8::/64")),
                NodePortAddresses.in(Cidr.parse("10.244.0.0/16")));
        return Combinators.combine(
                        Arbitraries.of(DetectLocalMode.class),
                        rarely,
                        rarely,
                        addresses,
                        rarely,
                        rarely,
                        Arbitraries.of(14, 14, 14, 0, 31))
                .as((detect, undetected, all, nodePorts, noLocalhost, notRandom, bit) -> ProxyConfig.builder()
                        .detectLocalMode(detect)
                        .bridgeInterface("cni0")
                        .interfaceNamePrefix(cluster.cni().plug() == Plug.ROUTED ? "cali" : "veth")
                        .clusterCidrs(
                                undetected ? Vector.empty() : cluster.cni().clusterCidrs())
                        .serviceCidrs(serviceCidrs(cluster))
                        .masqueradeAll(all)
                        .nodePortAddresses(nodePorts)
                        .localhostNodePorts(!noLocalhost)
                        .randomFully(!notRandom)
                        .masqueradeBit(bit)
                        .build());
    }

    /** Returns the addresses of Services in that cluster. */
    public static Seq<Cidr> serviceCidrs(Cluster cluster) {
        return cluster.isDualStack()
                ? Vector.of(Cidr.parse("10.96.0.0/12"), Cidr.parse("fd00:96::/108"))
                : Vector.of(Cidr.parse("10.96.0.0/12"));
    }

    /** An address, protocol and port to ask for. */
    private record Target(Ip ip, IpProtocol protocol, int port) {}

    private Arbitrary<Request> requests() {
        Arbitrary<Peer> senders = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(pods().asJava())),
                Tuple.of(3, Arbitraries.of(nodes().asJava())),
                Tuple.of(3, Arbitraries.just(Peer.outside(OUTSIDE.head()))));
        return Combinators.combine(senders, targets(), Arbitraries.of(true, false, false, false))
                .as(this::request);
    }

    private Seq<Peer> pods() {
        return cluster.pods().filter(pod -> !pod.spec().isHostNetwork()).map(pod -> Peer.pod(pod.key()));
    }

    private Seq<Peer> nodes() {
        return cluster.nodes().map(node -> Peer.node(node.name()));
    }

    private Request request(Peer sender, Target target, boolean bound) {
        Peer from = sender instanceof Peer.Outside
                ? Peer.outside(
                        OUTSIDE.find(ip -> ip.family() == target.ip().family()).get())
                : sender;
        return Request.builder()
                .from(from)
                .protocol(target.protocol())
                .to(reachable(from, target.ip()))
                .port(target.port())
                .sourceIp(bound ? gateway(from, target.ip()) : Option.none())
                .entryNode(owner(target.ip()).getOrElse("n1"))
                .build();
    }

    /** Nobody but a node itself reaches its loopback, and nobody is to talk to himself: he asks for n1 instead. */
    private Ip reachable(Peer from, Ip ip) {
        boolean own = ip.isLoopback() ? !(from instanceof Peer.NodePeer) : from.equals(Peer.outside(ip));
        return own
                ? cluster.nodes()
                        .head()
                        .internalIps()
                        .find(other -> other.family() == ip.family())
                        .get()
                : ip;
    }

    /** The address that a node has among its pods, if their plug gives it one. */
    private Option<Ip> gateway(Peer from, Ip to) {
        return Option.when(
                        from instanceof Peer.NodePeer && cluster.cni().plug() != Plug.ROUTED && !to.isLoopback(),
                        from::toString)
                .flatMap(name -> cluster.nodes().find(node -> name.equals("node/" + node.name())))
                .flatMap(node -> gateways(node).find(ip -> ip.family() == to.family()));
    }

    private Seq<Ip> gateways(Node node) {
        return cluster.cni().plug() == Plug.ROUTED
                ? Vector.empty()
                : node.spec().podCidrs().map(block -> block.first().plus(1));
    }

    /** The node that has pods in the block of that address. */
    private Option<String> owner(Ip ip) {
        return cluster.nodes()
                .find(node -> node.spec().podCidrs().exists(block -> block.contains(ip)))
                .map(Node::name);
    }

    private Arbitrary<Target> targets() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, of(ports(this::clusterIps, ServicePort::port))),
                Tuple.of(6, of(nodePorts())),
                Tuple.of(3, of(ports(service -> service.spec().externalIpList(), ServicePort::port))),
                Tuple.of(3, of(ports(Service::loadBalancerIps, ServicePort::port))),
                Tuple.of(1, of(ports(this::clusterIps, port -> port.port() + 900))),
                Tuple.of(2, of(direct())),
                Tuple.of(1, of(elsewhere())));
    }

    /** One of those; a cluster IP where there are none. */
    private Arbitrary<Target> of(Seq<Target> targets) {
        return Arbitraries.of((targets.isEmpty() ? ports(this::clusterIps, ServicePort::port) : targets).asJava());
    }

    private Seq<Ip> clusterIps(Service service) {
        return service.spec().clusterIPs().map(Ip::parse);
    }

    private Seq<Target> ports(Function<Service, Seq<Ip>> addresses, ToIntFunction<ServicePort> number) {
        return services.flatMap(service -> service.spec()
                .ports()
                .flatMap(port ->
                        addresses.apply(service).map(ip -> new Target(ip, protocol(port), number.applyAsInt(port)))));
    }

    private static IpProtocol protocol(ServicePort port) {
        return IpProtocol.tryParse(port.effectiveProtocol().text().toLowerCase(Locale.ROOT))
                .get();
    }

    private Seq<Target> nodePorts() {
        Seq<Ip> addresses = cluster.nodes()
                .flatMap(node -> node.internalIps().appendAll(gateways(node)))
                .append(Ip.parse("127.0.0.1"))
                .appendAll(cluster.isDualStack() ? Vector.of(Ip.parse("::1")) : Vector.empty());
        return services.flatMap(service -> service.spec().ports())
                .filter(port -> port.nodePort().isDefined())
                .flatMap(port -> addresses.map(
                        ip -> new Target(ip, protocol(port), port.nodePort().get())));
    }

    private Seq<Target> direct() {
        Seq<Ip> pods = cluster.pods().flatMap(Pod::ips);
        Seq<Target> hostPorts =
                cluster.nodes().flatMap(Node::internalIps).map(ip -> new Target(ip, IpProtocol.TCP, HOST_PORT));
        return pods.flatMap(ip -> PROTOCOLS.flatMap(
                        protocol -> Vector.of(8080, 8443, CLOSED).map(port -> new Target(ip, protocol, port))))
                .appendAll(hostPorts);
    }

    /** The host outside, and addresses of Services that no Service has. */
    private Seq<Target> elsewhere() {
        return OUTSIDE.appendAll(Vector.of("10.96.99.99", "fd00:96::9999").map(Ip::parse))
                .filter(ip -> ip.isV4() || cluster.isDualStack())
                .flatMap(ip -> PROTOCOLS.map(protocol -> new Target(ip, protocol, 8080)));
    }
}
