package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.Route;
import io.github.kubevalue.net.route.RouteTable;
import io.github.kubevalue.net.route.RouteType;
import io.github.kubevalue.net.route.RoutingPolicy;
import io.github.kubevalue.net.route.RoutingRule;
import io.github.kubevalue.net.route.RuleAction;
import io.github.kubevalue.net.route.TableId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** How the nodes of one place reach the pods of another node: their routes, and the tunnel that they lead through. */
final class Interlinks {
    private static final String BIRD = "bird";
    /** The table of Calico's routes through WireGuard, and the mark of what has been through. */
    private static final TableId WIREGUARD_TABLE = new TableId(1);

    private static final int WIREGUARD_MARK = 0x100000;
    private static final int WIREGUARD_PRIORITY = 99;

    private final CniConfig config;

    Interlinks(CniConfig config) {
        this.config = config;
    }

    /** The routes that nodes of a place have to the pods of a node. */
    Seq<Route> toPodsOf(Node node, Seq<Cidr> from) {
        return node.spec().podCidrs().flatMap(block -> route(node, block, block, from));
    }

    /** The routes that nodes of a place have to a pod whose address lies in no pod CIDR of its node. */
    Seq<Route> toStray(Node node, Pod pod, Seq<Cidr> from) {
        Seq<Cidr> blocks = node.spec().podCidrs();
        return pod.ips()
                .filter(ip -> !blocks.exists(block -> block.contains(ip)))
                .flatMap(ip -> route(node, Cidr.host(ip), blocks.headOption().getOrElse(() -> Cidr.host(ip)), from));
    }

    private Option<Route> route(Node node, Cidr destination, Cidr block, Seq<Cidr> from) {
        Option<Ip> address =
                node.internalIps().find(ip -> ip.family() == destination.ip().family());
        boolean near = address.exists(ip -> from.exists(subnet -> subnet.contains(ip)));
        if (config.interconnect() == Interconnect.DIRECT || config.encapsulate() == Encapsulate.CROSS_SUBNET && near) {
            // a gateway has to be a neighbour: the kernel refuses others
            return told(address.filter(ip -> near).map(ip -> Route.via(destination, ip, "eth0")));
        }
        // flannel: 10.0.3.0/24 via 10.0.3.0 dev flannel.1 onlink; Calico: via 172.31.0.11 dev tunl0 proto bird onlink
        return switch (config.interconnect()) {
            case DIRECT -> Option.none();
            case VXLAN ->
                Option.some(Route.via(destination, block.first(), vxlan()).onlink());
            case IPIP ->
                told(address.map(ip -> Route.via(destination, ip, "tunl0").onlink()));
            case WIREGUARD -> Option.when(!isRouted(), () -> Route.connected(destination, wireguard()));
        };
    }

    /** Calico's routes are told by BGP, so there are none if a firewall does not pass it. */
    private Option<Route> told(Option<Route> route) {
        boolean silent = config.blockedBetweenNodes()
                .exists(blocked -> blocked.holds(IpProtocol.TCP, Option.some(BlockedTraffic.BGP)));
        return isRouted() ? route.filter(each -> !silent).map(each -> each.withProto(Option.some(BIRD))) : route;
    }

    private boolean isRouted() {
        return config.plug() == Plug.ROUTED;
    }

    /** A node's own blocks, as Calico announces them: what is no pod's is lost. */
    Seq<Route> own(Node node) {
        return isRouted()
                ? node.spec()
                        .podCidrs()
                        .map(block -> Route.refusing(RouteType.BLACKHOLE, block).withProto(Option.some(BIRD)))
                : Vector.empty();
    }

    /** With Calico's WireGuard, what has not been through the tunnel asks a table of its own first. */
    // felix, wireguard/wireguard.go
    RoutingPolicy policy(RoutingPolicy policy, Node node, Seq<Node> all) {
        if (config.interconnect() != Interconnect.WIREGUARD || !isRouted()) {
            return policy;
        }
        RouteTable table = all.foldLeft(
                RouteTable.empty(),
                (known, each) -> known.plus(each.spec()
                        .podCidrs()
                        .map(block -> throughTunnel(block, each.name().equals(node.name())))));
        RoutingRule rule = RoutingRule.builder()
                .priority(WIREGUARD_PRIORITY)
                .isInverted(true)
                .fwmark(Option.some(new RoutingRule.Fwmark(WIREGUARD_MARK, WIREGUARD_MARK)))
                .action(new RuleAction.Lookup(WIREGUARD_TABLE))
                .build();
        return Vector.of(IpFamily.values())
                .foldLeft(
                        policy,
                        (known, family) ->
                                known.withRules(family, known.rules(family).append(rule)))
                .withTable(WIREGUARD_TABLE, table);
    }

    private Route throughTunnel(Cidr block, boolean isOwn) {
        return isOwn ? Route.refusing(RouteType.THROW, block) : Route.connected(block, wireguard());
    }

    /** The node's end of the tunnel. */
    Option<Device> device(Node node) {
        // Calico gives its tunnels an address of its own block, the node's first; flannel's have the block's own, as
        // /32
        Seq<Cidr> firsts = node.spec().podCidrs().map(block -> Cidr.host(block.first()));
        return switch (config.interconnect()) {
            case DIRECT -> Option.none();
            case VXLAN -> Option.some(tunnel(vxlan(), DeviceKind.VXLAN).withAddresses(firsts));
            case IPIP -> Option.some(tunnel("tunl0", DeviceKind.IPIP).withAddresses(firsts));
            case WIREGUARD ->
                Option.some(tunnel(wireguard(), DeviceKind.WIREGUARD).withAddresses(firsts));
        };
    }

    private String vxlan() {
        return isRouted() ? "vxlan.calico" : "flannel.1";
    }

    private String wireguard() {
        return isRouted() ? "wireguard.cali" : "flannel-wg";
    }

    private Device tunnel(String name, DeviceKind kind) {
        return Device.of(name, kind).withMtu(config.tunnelMtu());
    }
}
