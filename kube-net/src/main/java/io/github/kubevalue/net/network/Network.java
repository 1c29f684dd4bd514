package io.github.kubevalue.net.network;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceIndexes;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.networking.ServiceCIDR;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.cni.ClusterNetwork;
import io.github.kubevalue.net.cni.CniRules;
import io.github.kubevalue.net.cni.NodeLocalDns;
import io.github.kubevalue.net.cni.NodeNetwork;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.edge.LoadBalancers;
import io.github.kubevalue.net.ipvs.Ipvs;
import io.github.kubevalue.net.netfilter.Ruleset;
import io.github.kubevalue.net.netfilter.stack.LocalAddresses;
import io.github.kubevalue.net.netfilter.stack.NetfilterState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.policy.NetworkPolicies;
import io.github.kubevalue.net.proxy.ProxyConfig;
import io.github.kubevalue.net.proxy.ProxyMode;
import io.github.kubevalue.net.proxy.ProxyNode;
import io.github.kubevalue.net.proxy.ProxyProgram;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.IpSettings;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The network of a cluster as it is at one moment: devices, routes, rules, policies and load balancers of all nodes.
 *
 * <p>What belongs to one node is made when a packet first comes there; so the network of a large cluster costs what the
 * walk touches.
 */
public final class Network {
    private final Snapshot snapshot;
    private final NetworkConfig config;
    private final ClusterNetwork cluster;
    private final NetworkPolicies policies;
    private final Lazy<LoadBalancers> loadBalancers;
    private final Map<String, Lazy<NetfilterState>> stacks;
    private final Lazy<Seq<EndpointSlice>> slices;
    private final Lazy<Map<Integer, Service>> healthChecked;
    private final Lazy<Seq<Cidr>> allocated;
    private final Lazy<Behaviours> behaviours;

    private Network(Snapshot snapshot, NetworkConfig config) {
        this.snapshot = snapshot;
        this.config = config;
        Seq<Node> nodes = snapshot.list(Node.KIND);
        this.policies = NetworkPolicies.of(snapshot);
        this.loadBalancers = Lazy.of(() -> LoadBalancers.of(snapshot));
        this.behaviours = Lazy.of(() -> new Behaviours(snapshot));
        this.allocated = Lazy.of(() ->
                snapshot.list(ServiceCIDR.KIND).flatMap(ServiceCIDR::ranges).distinct());
        this.slices = Lazy.of(() -> snapshot.list(EndpointSlice.KIND));
        this.healthChecked = Lazy.of(() -> HashMap.ofEntries(snapshot.list(Service.KIND)
                .flatMap(service -> service.spec().healthCheckNodePort().map(port -> Tuple.of(port, service)))));
        ClusterNetwork plain = ClusterNetwork.of(config.cni(), nodes, snapshot.list(Pod.KIND))
                .mapNodes(this::withDns)
                .mapNodes(this::withoutLostAddresses)
                .mapNodes(this::withLocalhostNodePorts);
        this.cluster = config.proxy().mode() == ProxyMode.IPVS ? plain.mapNodes(this::bound) : plain;
        this.stacks =
                LinkedHashMap.ofEntries(nodes.map(node -> Tuple.of(node.name(), Lazy.of(() -> stack(node.name())))));
    }

    /** Returns the network of a cluster. */
    public static Network of(Snapshot snapshot, NetworkConfig config) {
        return new Network(snapshot, config);
    }

    /** The objects of the cluster. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** What it is made of. */
    public NetworkConfig config() {
        return config;
    }

    /** The devices and routes of the nodes. */
    public ClusterNetwork cluster() {
        return cluster;
    }

    /** The policies; they matter if the plugin enforces them. */
    public NetworkPolicies policies() {
        return policies;
    }

    /** The load balancers. */
    public LoadBalancers loadBalancers() {
        return loadBalancers.get();
    }

    /** Returns the Service that has that health-check node port. */
    public Option<Service> healthChecked(int port) {
        return healthChecked.get().get(port);
    }

    /** Returns the network of a node. */
    public Option<NodeNetwork> node(String name) {
        return cluster.node(name);
    }

    /** Returns the node that has that address. */
    public Option<NodeNetwork> nodeOf(Ip address) {
        return cluster.nodeAt(address).filter(node -> node.host().isLocal(address));
    }

    /** Returns the pods that hold an address, running ones first. */
    public Option<Pod> podAt(Ip address) {
        return snapshot.by(PodIndexes.BY_IP, address.toString())
                .filter(pod -> !pod.isTerminal() && !pod.spec().isHostNetwork())
                .headOption();
    }

    /** Returns the pod that a peer is. */
    public Option<Pod> pod(Peer peer) {
        return peer instanceof Peer.PodPeer named
                ? snapshot.get(Pod.KIND, named.namespace(), named.name())
                : Option.none();
    }

    /** Returns how the containers of a pod behave. */
    public PodBehaviour behaviour(Pod pod) {
        return behaviours.get().of(pod);
    }

    /** Whether the address belongs to the cluster's inside, so that nobody outside has it. */
    public boolean isInside(Ip address) {
        return config.cni()
                        .clusterCidrs()
                        .appendAll(serviceCidrs(config.serviceCidrs()))
                        .exists(cidr -> cidr.contains(address))
                || isServiceAddress(address);
    }

    /** The addresses of Services, used or not, as the cluster's ServiceCIDRs say; where it has none, as it was set up. */
    // pkg/proxy/config/config.go, handleServiceCIDREvent
    private Seq<Cidr> serviceCidrs(Seq<Cidr> setUp) {
        Seq<Cidr> said = allocated.get();
        return said.isEmpty() ? setUp : said;
    }

    private boolean isServiceAddress(Ip address) {
        return !snapshot.by(ServiceIndexes.BY_CLUSTER_IP, address.toString()).isEmpty();
    }

    /** Returns what kube-proxy programs on a node. */
    public ProxyProgram proxyProgram(NodeNetwork node, IpFamily family) {
        ProxyConfig proxy =
                config.proxy().withServiceCidrs(serviceCidrs(config.proxy().serviceCidrs()));
        return ProxyPrograms.of(proxy, proxyNode(node), family, snapshot.list(Service.KIND), slices.get());
    }

    /** Returns what kube-proxy knows of a node. */
    public ProxyNode proxyNode(NodeNetwork node) {
        Seq<Ip> bound = node.host()
                .device(ProxyProgram.DUMMY_DEVICE)
                .toVector()
                .flatMap(Device::addresses)
                .map(Cidr::ip);
        Seq<Ip> own = node.host()
                .addresses(IpFamily.IPV4)
                .appendAll(node.host().addresses(IpFamily.IPV6))
                .removeAll(bound);
        return ProxyNode.of(node.node(), own);
    }

    private NodeNetwork withDns(NodeNetwork node) {
        return NodeLocalDns.on(snapshot, node.name())
                .map(dns -> dns.addTo(node))
                .getOrElse(node);
    }

    /** A node with the setting that kube-proxy makes so that node ports can be asked for at 127.0.0.1. */
    // pkg/proxy/iptables/proxier.go, NewProxier: sysctlRouteLocalnet
    private NodeNetwork withLocalhostNodePorts(NodeNetwork node) {
        if (config.proxy().mode() != ProxyMode.IPTABLES
                || !config.proxy().hasLocalhostNodePorts(proxyNode(node), IpFamily.IPV4)) {
            return node;
        }
        IpSettings settings = node.host().settings();
        NetworkNamespace host = node.host().with(settings.withAll(settings.all().withRouteLocalnet(true)));
        return NodeNetwork.builder().from(node).host(host).build();
    }

    private NodeNetwork withoutLostAddresses(NodeNetwork node) {
        Set<Ip> lost = config.lostAddresses().getOrElse(node.name(), HashSet.empty());
        if (lost.isEmpty()) {
            return node;
        }
        Seq<Device> devices = node.host()
                .devices()
                .values()
                .map(device -> device.withAddresses(device.addresses().reject(cidr -> lost.contains(cidr.ip()))))
                .toVector();
        return NodeNetwork.builder()
                .from(node)
                .host(node.host().withDevices(devices))
                .build();
    }

    /** A node with the addresses that kube-proxy in mode ipvs binds to its dummy device. */
    private NodeNetwork bound(NodeNetwork node) {
        Seq<Cidr> addresses = Vector.of(IpFamily.IPV4, IpFamily.IPV6)
                .flatMap(family -> proxyProgram(node, family).bound())
                .map(Cidr::host);
        Device dummy = Device.of(ProxyProgram.DUMMY_DEVICE, DeviceKind.DUMMY).withAddresses(addresses);
        return NodeNetwork.builder().from(node).host(node.host().with(dummy)).build();
    }

    /** Whether a packet of that flow that has come to a node is for a virtual server, which sends it on. */
    public boolean isVirtualServer(NodeNetwork node, Flow flow) {
        return initialStack(node.name())
                .hooked()
                .values()
                .exists(rules -> rules instanceof Ipvs ipvs
                        && ipvs.server(flow.protocol(), flow.destination()).isDefined());
    }

    /** Returns the rules, addresses and empty memory of a node's kernel. */
    public NetfilterState initialStack(String node) {
        return stacks.get(node)
                .getOrElseThrow(() -> new IllegalArgumentException("there is no node " + node))
                .get();
    }

    private NetfilterState stack(String name) {
        NodeNetwork node = cluster.node(name).get();
        NetfilterState state = NetfilterState.empty()
                .withAddresses(addresses(node))
                .withConntrack(ConntrackTable.empty(ConntrackSysctls.of(config.proxy(), node.node())));
        NetfilterState programmed = programmed(programmed(state, node, IpFamily.IPV4), node, IpFamily.IPV6);
        return config.dumps().getOrElse(name, NodeDump.NOTHING).into(programmed);
    }

    private static LocalAddresses addresses(NodeNetwork node) {
        return node.host()
                .devices()
                .values()
                .toVector()
                .flatMap(device -> device.addresses().map(cidr -> Tuple.of(device.name(), cidr)))
                .foldLeft(LocalAddresses.NONE, (all, entry) -> all.with(entry._1, entry._2));
    }

    private NetfilterState programmed(NetfilterState state, NodeNetwork node, IpFamily family) {
        NetfilterState proxied = proxyProgram(node, family).addTo(state);
        Ruleset plugged = CniRules.addTo(proxied.ruleset(family), node, family);
        return proxied.withRuleset(
                family,
                NodeLocalDns.on(snapshot, node.name())
                        .map(dns -> dns.addTo(plugged, family))
                        .getOrElse(plugged));
    }
}
