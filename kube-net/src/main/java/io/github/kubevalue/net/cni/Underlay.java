package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.net.route.Route;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The network that the nodes are on. Of each family it is one subnet that holds all of them, the smallest, at least a /24 or
 * /64; or the subnets that are named. In each the first address that is no node's is the gateway to elsewhere.
 */
final class Underlay {
    private final Seq<Cidr> subnets;
    private final Set<Ip> taken;

    private Underlay(Seq<Cidr> subnets, Set<Ip> taken) {
        this.subnets = subnets;
        this.taken = taken;
    }

    static Underlay of(Seq<Cidr> named, Seq<Node> nodes) {
        Seq<Ip> all = nodes.flatMap(Node::internalIps);
        Seq<Ip> others = all.reject(ip -> named.exists(subnet -> subnet.contains(ip)));
        Seq<Cidr> common =
                Vector.of(IpFamily.values()).flatMap(family -> subnet(others.filter(ip -> ip.family() == family)));
        return new Underlay(named.map(Cidr::network).appendAll(common), all.toSet());
    }

    private static Option<Cidr> subnet(Seq<Ip> ips) {
        return ips.headOption().map(first -> ips.foldLeft(new Cidr(first, first.isV4() ? 24 : 64), Underlay::widen));
    }

    private static Cidr widen(Cidr block, Ip ip) {
        return block.contains(ip) ? block.network() : widen(new Cidr(block.ip(), block.prefix() - 1), ip);
    }

    /** The subnets that a node is in, one of each family; nodes in the same ones are neighbours. */
    Seq<Cidr> place(Node node) {
        return node.internalIps().flatMap(this::subnetOf);
    }

    private Option<Cidr> subnetOf(Ip ip) {
        return subnets.find(subnet -> subnet.contains(ip));
    }

    /** The addresses of a node, each with the prefix of its subnet. */
    Seq<Cidr> addresses(Node node) {
        return node.internalIps().flatMap(ip -> subnetOf(ip).map(subnet -> new Cidr(ip, subnet.prefix())));
    }

    Option<Ip> gateway(IpFamily family) {
        return subnets.find(subnet -> subnet.ip().family() == family).map(this::gateway);
    }

    /** Whether an address is that of a router between the subnets. */
    boolean isGateway(Ip address) {
        return subnets.exists(
                subnet -> subnet.contains(address) && gateway(subnet).equals(address));
    }

    private Ip gateway(Cidr subnet) {
        Ip candidate = subnet.first().plus(1);
        while (taken.contains(candidate)) {
            candidate = candidate.plus(1);
        }
        return candidate;
    }

    /** The default route of each family, for nodes in those subnets. */
    Seq<Route> routes(Seq<Cidr> place) {
        return place.map(this::gateway).map(ip -> Route.via(PodPlug.defaultRoute(ip), ip, "eth0"));
    }
}
