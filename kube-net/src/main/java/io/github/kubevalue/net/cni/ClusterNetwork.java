package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.route.RouteTable;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.UnaryOperator;

/**
 * The networks of all nodes, and the one that connects them. The network of a node is made when it is asked for; what nodes of
 * one subnet have in common, the routes to others' pods, is made once and shared.
 */
public final class ClusterNetwork {
    private final Underlay underlay;
    private final Interlinks links;
    private final CniConfig config;
    private final Seq<Node> objects;
    private final Map<String, Lazy<NodeNetwork>> nodes;
    private final Map<Ip, String> owners;
    private final Lazy<TunnelEnds> tunnelEnds;
    private final Map<Seq<Cidr>, Lazy<RouteTable>> routes;

    private ClusterNetwork(CniConfig config, Seq<Node> nodes, Seq<Pod> pods) {
        this.config = config;
        this.objects = nodes;
        this.links = new Interlinks(config);
        this.underlay = Underlay.of(config.nodeSubnets(), nodes);
        this.owners = HashMap.ofEntries(nodes.flatMap(node -> node.internalIps().map(ip -> Tuple.of(ip, node.name()))));
        this.tunnelEnds = Lazy.of(() -> TunnelEnds.of(nodes));
        this.routes = HashMap.ofEntries(nodes.map(underlay::place)
                .distinct()
                .map(place -> Tuple.of(place, Lazy.of(() -> routes(place, nodes, pods)))));
        Map<String, ? extends Seq<Pod>> podsByNode =
                pods.groupBy(pod -> pod.spec().nodeName().getOrElse(""));
        this.nodes = LinkedHashMap.ofEntries(nodes.map(node -> Tuple.of(
                node.name(),
                Lazy.of(() -> network(node, podsByNode.get(node.name()).fold(Vector::empty, Vector::ofAll))))));
    }

    /** Returns the network of those nodes and pods. Pods that share their node's network add nothing to it. */
    public static ClusterNetwork of(CniConfig config, Seq<Node> nodes, Seq<Pod> pods) {
        return new ClusterNetwork(
                config,
                nodes,
                pods.filter(pod -> !pod.spec().isHostNetwork()
                        && !pod.isTerminal()
                        && pod.spec().nodeName().isDefined()));
    }

    private RouteTable routes(Seq<Cidr> place, Seq<Node> nodes, Seq<Pod> plugged) {
        Map<String, Node> byName = HashMap.ofEntries(nodes.map(node -> Tuple.of(node.name(), node)));
        return RouteTable.empty()
                .plus(nodes.flatMap(node -> links.toPodsOf(node, place)))
                .plus(plugged.flatMap(pod -> byName.get(pod.spec().nodeName().get())
                        .toVector()
                        .flatMap(node -> links.toStray(node, pod, place))))
                .plus(underlay.routes(place));
    }

    private ClusterNetwork(ClusterNetwork like, UnaryOperator<NodeNetwork> change) {
        this.config = like.config;
        this.objects = like.objects;
        this.links = like.links;
        this.underlay = like.underlay;
        this.owners = like.owners;
        this.tunnelEnds = like.tunnelEnds;
        this.routes = like.routes;
        this.nodes = like.nodes.mapValues(node -> Lazy.of(() -> change.apply(node.get())));
    }

    /** Returns these networks with that of each node changed, when it is asked for. */
    public ClusterNetwork mapNodes(UnaryOperator<NodeNetwork> change) {
        return new ClusterNetwork(this, change);
    }

    /** Returns the plugin and its configuration. */
    public CniConfig config() {
        return config;
    }

    /** Returns the names of the nodes. */
    public Set<String> names() {
        return nodes.keySet();
    }

    /** Returns the network of a node. */
    public Option<NodeNetwork> node(String name) {
        return nodes.get(name).map(Lazy::get);
    }

    /** Returns the networks of all nodes. */
    public Seq<NodeNetwork> nodes() {
        return nodes.values().map(Lazy::get).toVector();
    }

    /** Returns the node that has that address, on the network between nodes or at its end of the tunnel. */
    public Option<NodeNetwork> nodeAt(Ip address) {
        return owners.get(address).orElse(() -> tunnelOwner(address)).flatMap(this::node);
    }

    private Option<String> tunnelOwner(Ip address) {
        return config.interconnect() == Interconnect.DIRECT
                ? Option.none()
                : tunnelEnds.get().withAddress(address);
    }

    /** Returns the node that takes a packet which another hands to a neighbour on its network card, routers between them passed. */
    public Option<NodeNetwork> nodeBehind(Ip neighbour, Ip destination) {
        return nodeAt(neighbour).orElse(() -> underlay.isGateway(neighbour) ? nodeAt(destination) : Option.none());
    }

    /** Returns the node at whose end of the tunnel a packet comes out which another hands to a neighbour there. */
    public Option<NodeNetwork> nodeThroughTunnel(Device tunnel, Ip neighbour, Ip destination) {
        return switch (tunnel.kind()) {
            case IPIP -> nodeAt(neighbour);
            case VXLAN -> tunnelEnds.get().withAddress(neighbour).flatMap(this::node);
            case WIREGUARD -> tunnelEnds.get().withPod(destination).flatMap(this::node);
            case LOOPBACK, ETHERNET, BRIDGE, VETH, DUMMY -> Option.none();
        };
    }

    /** Returns the gateway of the network between nodes, to which all goes that is for elsewhere. */
    public Option<Ip> gateway(IpFamily family) {
        return underlay.gateway(family);
    }

    private NodeNetwork network(Node node, Seq<Pod> pods) {
        PodPlug plug = new PodPlug(config, node.spec().podCidrs());
        Seq<Device> devices = Vector.of(
                        PodPlug.loopback(),
                        Device.of("eth0", DeviceKind.ETHERNET)
                                .withMtu(config.linkMtu())
                                .withAddresses(underlay.addresses(node)))
                .appendAll(links.device(node))
                .appendAll(bridge(plug))
                .appendAll(pods.map(plug::hostDevice));
        NetworkNamespace own = NetworkNamespace.of(devices);
        RouteTable shared = routes.get(underlay.place(node)).get().get();
        // the others' routes to this node's pods are not its own
        RouteTable table = node.spec()
                .podCidrs()
                .foldLeft(shared, RouteTable::minus)
                .plus(links.own(node))
                .plus(connected(own))
                .plus(pods.flatMap(plug::hostRoutes));
        NetworkNamespace routed = own.withRoutes(table).with(new NodeSettings(config, plug).of(pods));
        Seq<PodNetwork> plugged = pods.map(plug::pod);
        return NodeNetwork.builder()
                .node(node)
                .config(config)
                .host(routed.with(links.policy(routed.policy(), node, objects)))
                .pods(HashMap.ofEntries(plugged.flatMap(pod -> pod.addresses().map(ip -> Tuple.of(ip, pod)))))
                .podsByDevice(HashMap.ofEntries(plugged.map(pod -> Tuple.of(pod.hostDevice(), pod))))
                .build();
    }

    private static Seq<Route> connected(NetworkNamespace namespace) {
        return namespace
                .routes()
                .routes(IpFamily.IPV4)
                .appendAll(namespace.routes().routes(IpFamily.IPV6));
    }

    private Option<Device> bridge(PodPlug plug) {
        Seq<Cidr> gateways = plug.gateways();
        return config.plug() == Plug.BRIDGE && !gateways.isEmpty()
                ? Option.some(Device.of(PodPlug.BRIDGE, DeviceKind.BRIDGE)
                        .withMtu(config.mtu())
                        .withAddresses(gateways))
                : Option.none();
    }
}
