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
 * The networks of all nodes, and the one that connects them. The network of a node is made when it is asked for; what all
 * nodes have in common, the routes to each other's pods, is made once and shared.
 */
public final class ClusterNetwork {
    private final CniConfig config;
    private final Underlay underlay;
    private final Map<String, Lazy<NodeNetwork>> nodes;
    private final Map<Ip, String> owners;
    private final RouteTable routes;

    private ClusterNetwork(
            CniConfig config,
            Underlay underlay,
            Map<Ip, String> owners,
            RouteTable routes,
            Seq<Node> nodes,
            Seq<Pod> pods) {
        this.config = config;
        this.underlay = underlay;
        this.owners = owners;
        this.routes = routes;
        Map<String, ? extends Seq<Pod>> podsByNode =
                pods.groupBy(pod -> pod.spec().nodeName().getOrElse(""));
        this.nodes = LinkedHashMap.ofEntries(nodes.map(node -> Tuple.of(
                node.name(),
                Lazy.of(() -> network(node, podsByNode.get(node.name()).fold(Vector::empty, Vector::ofAll))))));
    }

    /** Returns the network of those nodes and pods. Pods that share their node's network add nothing to it. */
    public static ClusterNetwork of(CniConfig config, Seq<Node> nodes, Seq<Pod> pods) {
        Seq<Pod> plugged = pods.filter(pod -> !pod.spec().isHostNetwork()
                && !pod.isTerminal()
                && pod.spec().nodeName().isDefined());
        Map<String, Node> byName = HashMap.ofEntries(nodes.map(node -> Tuple.of(node.name(), node)));
        Underlay underlay = Underlay.of(nodes);
        Interlinks links = new Interlinks(config);
        RouteTable routes = RouteTable.empty()
                .plus(nodes.flatMap(links::toPodsOf))
                .plus(plugged.flatMap(pod ->
                        byName.get(pod.spec().nodeName().get()).toVector().flatMap(node -> links.toStray(node, pod))))
                .plus(underlay.routes());
        Map<Ip, String> owners =
                HashMap.ofEntries(nodes.flatMap(node -> node.internalIps().map(ip -> Tuple.of(ip, node.name()))));
        return new ClusterNetwork(config, underlay, owners, routes, nodes, plugged);
    }

    private ClusterNetwork(ClusterNetwork like, UnaryOperator<NodeNetwork> change) {
        this.config = like.config;
        this.underlay = like.underlay;
        this.owners = like.owners;
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

    /**
     * Returns the node that takes a packet handed to that neighbour on the network between nodes or through a tunnel: the one
     * with that address, or the one whose end of the tunnel has it.
     */
    public Option<NodeNetwork> nodeAt(Ip neighbour) {
        return owners.get(neighbour).orElse(() -> tunnelOwner(neighbour)).flatMap(this::node);
    }

    private Option<String> tunnelOwner(Ip neighbour) {
        return config.interconnect() == Interconnect.VXLAN
                ? routes.lookup(neighbour)
                        .filter(route -> route.via().contains(neighbour))
                        .flatMap(route -> nodes.values()
                                .map(Lazy::get)
                                .find(node -> node.host().isLocal(neighbour))
                                .map(NodeNetwork::name))
                : Option.none();
    }

    /** Returns the gateway of the network between nodes, to which all goes that is for elsewhere. */
    public Option<Ip> gateway(IpFamily family) {
        return underlay.gateway(family);
    }

    private NodeNetwork network(Node node, Seq<Pod> pods) {
        PodPlug plug = new PodPlug(config, node.spec().podCidrs());
        Seq<Device> devices = Vector.of(
                        PodPlug.loopback(),
                        Device.of("eth0", DeviceKind.ETHERNET).withAddresses(underlay.addresses(node)))
                .appendAll(new Interlinks(config).device(node))
                .appendAll(bridge(plug))
                .appendAll(pods.map(plug::hostDevice));
        NetworkNamespace own = NetworkNamespace.of(devices);
        // the others' routes to this node's pods are not its own
        RouteTable table = node.spec()
                .podCidrs()
                .foldLeft(routes, RouteTable::minus)
                .plus(connected(own))
                .plus(pods.flatMap(plug::hostRoutes));
        Seq<PodNetwork> plugged = pods.map(plug::pod);
        return NodeNetwork.builder()
                .node(node)
                .config(config)
                .host(own.withRoutes(table).with(new NodeSettings(config, plug).of(pods)))
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
