package io.github.kubevalue.net.kernel.lab;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.net.cni.ClusterNetwork;
import io.github.kubevalue.net.cni.Encapsulation;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.cni.Plug;
import io.github.kubevalue.net.cni.PodNetwork;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.NextHop;
import io.github.kubevalue.net.route.Route;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Turns the values of a cluster's network into commands of iproute2, which build the same with namespaces of the kernel. All
 * devices, addresses and routes are the values' own; what the namespaces have beyond is the switch between the nodes
 * and the client outside.
 */
public final class Namespaces {
    /** The address of the client outside. */
    public static final String OUTSIDE = "192.0.2.100";

    /** Its address of IPv6. */
    public static final String OUTSIDE_V6 = "2001:db8::100";

    /** What the client outside sends to the first node: addresses of Services. */
    private static final Seq<Cidr> SERVICES = Vector.of(
                    "10.96.0.0/12",
                    "203.0.113.0/24",
                    "198.51.100.0/24",
                    "fd00:96::/108",
                    "2001:db8:203::/64",
                    "2001:db8:198::/64")
            .map(Cidr::parse);

    // calico, cni-plugin, dataplane/linux/dataplane_linux.go: the gateway of every pod, on the node's end of its cable
    private static final String PROXY_NDP = "fe80::ecee:eeff:feee:eeee/64";

    private final ClusterNetwork network;
    private final String prefix;

    public Namespaces(ClusterNetwork network, String prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    public String name(String host) {
        return prefix + host;
    }

    private Seq<PodNetwork> pods(NodeNetwork node) {
        return node.podsByDevice().values().toVector();
    }

    /** The names of all hosts: the switch, the client outside, nodes, pods. */
    public Seq<String> hosts() {
        return Vector.of("lan", "out")
                .appendAll(network.names())
                .appendAll(network.nodes()
                        .flatMap(node -> pods(node).map(pod -> pod.pod().name())));
    }

    /** Commands for {@code ip -batch}: all namespaces. */
    public Seq<String> create() {
        return hosts().map(host -> "netns add " + name(host));
    }

    /** Commands for {@code ip -batch}: the cables between the namespaces. */
    public Seq<String> cables() {
        return network.names()
                .toVector()
                .append("out")
                .map(this::cableToSwitch)
                .appendAll(network.nodes().flatMap(node -> pods(node).map(pod -> cable(node, pod))));
    }

    private String cableToSwitch(String host) {
        return "link add eth0 netns " + name(host) + " type veth peer name to-" + host + " netns " + name("lan");
    }

    private String cable(NodeNetwork node, PodNetwork pod) {
        return "link add " + pod.hostDevice() + " netns " + name(node.name()) + " type veth peer name eth0 netns "
                + name(pod.pod().name());
    }

    /** Commands for {@code ip -batch} in the switch, which is the gateway too but takes nothing on. */
    public Seq<String> lan() {
        return Vector.of("link set lo up", "link add br0 type bridge", "link set br0 up")
                .appendAll(Vector.of("route add blackhole 0.0.0.0/0", "route add blackhole ::/0"))
                .appendAll(families()
                        .map(family -> "addr add " + network.gateway(family).get()
                                + (family == IpFamily.IPV4 ? "/24" : "/64") + " dev br0"))
                .appendAll(network.names()
                        .toVector()
                        .append("out")
                        .flatMap(host ->
                                Vector.of("link set to-" + host + " master br0", "link set to-" + host + " up")));
    }

    private Seq<IpFamily> families() {
        return Vector.of(IpFamily.values())
                .filter(family -> network.gateway(family).isDefined());
    }

    /** Commands for {@code ip -batch} in the client outside, which reaches pods and Services through the first node. */
    public Seq<String> outside() {
        return Vector.of("link set lo up", "addr add " + OUTSIDE + "/24 dev eth0", "link set eth0 up")
                .append("addr add " + OUTSIDE_V6 + "/64 dev eth0")
                .appendAll(network.nodes().flatMap(node -> node.podCidrs().flatMap(block -> outside(block, node))))
                .appendAll(
                        SERVICES.flatMap(block -> outside(block, network.nodes().head())));
    }

    private static Option<String> outside(Cidr block, NodeNetwork node) {
        return node.node()
                .internalIps()
                .find(ip -> ip.family() == block.ip().family())
                .map(ip -> "route add " + block + " via " + ip);
    }

    /** Commands for {@code ip -batch} in a pod. */
    public Seq<String> pod(PodNetwork pod) {
        return devices(pod.namespace().devices().values().toVector()).appendAll(routes(pod.namespace()));
    }

    /** Commands for {@code ip -batch} in a node. */
    public Seq<String> node(NodeNetwork node) {
        Seq<Device> devices = node.host().devices().values().toVector();
        return devices.flatMap(device -> create(node, device))
                .appendAll(devices(devices))
                .appendAll(devices.filter(device -> device.master().isDefined())
                        .flatMap(device -> Vector.of(
                                "link set " + device.name() + " master "
                                        + device.master().get(),
                                "link set " + device.name() + " type bridge_slave hairpin "
                                        + (node.config().hairpinMode() ? "on" : "off"))))
                .appendAll(gateways(node))
                .appendAll(routes(node.host()))
                .appendAll(neighbours(node));
    }

    private static Seq<String> gateways(NodeNetwork node) {
        return node.config().plug() == Plug.ROUTED
                ? cables(node).map(device -> "addr add " + PROXY_NDP + " dev " + device.name())
                : Vector.empty();
    }

    private Seq<String> create(NodeNetwork node, Device device) {
        return switch (device.kind()) {
            case BRIDGE -> Vector.of("link add " + device.name() + " type bridge");
            case VXLAN ->
                Vector.of("link add " + device.name() + " address " + mac(node) + " type vxlan id 1 local "
                        + node.node().internalIp().get() + " dstport " + port(node) + " nolearning");
            case IPIP, WIREGUARD ->
                throw new IllegalArgumentException("this kernel may have no devices of kind " + device.kind());
            case DUMMY -> Vector.of("link add " + device.name() + " type dummy");
            case LOOPBACK, ETHERNET, VETH -> Vector.empty();
        };
    }

    private static int port(NodeNetwork node) {
        return node.config().encapsulation().flatMap(Encapsulation::port).get();
    }

    private static Seq<String> devices(Seq<Device> devices) {
        return devices.flatMap(device -> device.addresses()
                .map(Cidr::toString)
                .filter(address -> device.kind() != DeviceKind.LOOPBACK)
                .map(address -> "addr add " + address + " dev " + device.name() + " noprefixroute")
                .append("link set " + device.name() + " mtu " + device.mtu() + " up"));
    }

    private static Seq<String> routes(NetworkNamespace namespace) {
        Seq<Route> routes = Vector.of(IpFamily.values())
                .flatMap(family -> namespace.routes().routes(family));
        return routes.filter(route -> route.via().isEmpty())
                .appendAll(routes.filter(route -> route.via().isDefined()))
                .map(route -> "route add " + (route.via().isDefined() && !isOnlink(route) ? route.onlink() : route));
    }

    private static boolean isOnlink(Route route) {
        return route.nextHops().exists(hop -> hop.flags().contains(NextHop.ONLINK));
    }

    private static String mac(NodeNetwork node) {
        return "02:00:00:00:00:0" + node.name().substring(1);
    }

    private Seq<String> neighbours(NodeNetwork node) {
        return tunnels(node)
                .flatMap(device -> others(node)
                        .flatMap(other -> other.podCidrs()
                                .map(block -> "neigh add " + block.first() + " lladdr " + mac(other) + " dev "
                                        + device.name())));
    }

    /** Commands for {@code bridge -batch} in a node. */
    public Seq<String> forwarding(NodeNetwork node) {
        return tunnels(node)
                .flatMap(device -> others(node)
                        .map(other -> "fdb append " + mac(other) + " dev " + device.name() + " dst "
                                + other.node().internalIp().get()));
    }

    private static Seq<Device> tunnels(NodeNetwork node) {
        return node.host()
                .devices()
                .values()
                .filter(device -> device.kind() == DeviceKind.VXLAN)
                .toVector();
    }

    private Seq<NodeNetwork> others(NodeNetwork node) {
        return network.nodes().filter(other -> !other.name().equals(node.name()));
    }

    /** What {@code sysctl} sets in every namespace, before it has devices: addresses are used at once. */
    public static Seq<String> defaults() {
        return Vector.of("net.ipv6.conf.all.accept_dad=0", "net.ipv6.conf.default.accept_dad=0");
    }

    /** What {@code sysctl} sets in a node. */
    public Seq<String> settings(NodeNetwork node) {
        String bridged = node.config().bridgeNetfilter() ? "1" : "0";
        return Vector.of(
                        "net.ipv4.ip_forward=1",
                        "net.ipv6.conf.all.forwarding=1",
                        "net.ipv4.conf.all.rp_filter="
                                + node.host().settings().all().rpFilter().number(),
                        "net.ipv4.conf.all.route_localnet=1",
                        "net.ipv4.icmp_ratelimit=0",
                        "net.ipv6.icmp.ratelimit=0",
                        "net.bridge.bridge-nf-call-iptables=" + bridged,
                        "net.bridge.bridge-nf-call-ip6tables=" + bridged)
                .appendAll(node.host()
                        .settings()
                        .devices()
                        .map(entry -> "net.ipv4.conf." + entry._1 + ".rp_filter="
                                + entry._2.rpFilter().number()))
                .appendAll(cables(node)
                        .flatMap(device -> Vector.of(
                                "net.ipv4.conf." + device.name() + ".proxy_arp=1",
                                "net.ipv4.neigh." + device.name() + ".proxy_delay=0")));
    }

    private static Seq<Device> cables(NodeNetwork node) {
        return node.host()
                .devices()
                .values()
                .filter(device ->
                        device.kind() == DeviceKind.VETH && device.master().isEmpty())
                .toVector();
    }
}
