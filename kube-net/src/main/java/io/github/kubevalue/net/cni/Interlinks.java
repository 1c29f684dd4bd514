package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.Route;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** How nodes reach the pods of another node: its routes, and the tunnel that they lead through. */
final class Interlinks {
    private final CniConfig config;

    Interlinks(CniConfig config) {
        this.config = config;
    }

    /** The routes of all others to the pods of a node. */
    Seq<Route> toPodsOf(Node node) {
        return node.spec().podCidrs().flatMap(block -> route(node, block, block));
    }

    /** The routes of all others to a pod whose address lies in no pod CIDR of its node. */
    Seq<Route> toStray(Node node, Pod pod) {
        Seq<Cidr> blocks = node.spec().podCidrs();
        return pod.ips()
                .filter(ip -> !blocks.exists(block -> block.contains(ip)))
                .flatMap(ip -> route(node, Cidr.host(ip), blocks.headOption().getOrElse(() -> Cidr.host(ip))));
    }

    private Option<Route> route(Node node, Cidr destination, Cidr block) {
        // flannel: 10.0.3.0/24 via 10.0.3.0 dev flannel.1 onlink; Calico: via 172.31.0.11 dev tunl0 onlink
        return switch (config.interconnect()) {
            case DIRECT -> address(node, destination).map(ip -> Route.via(destination, ip, "eth0"));
            case VXLAN -> Option.some(Route.via(destination, block.first(), vxlan()));
            case IPIP -> address(node, destination).map(ip -> Route.via(destination, ip, "tunl0"));
        };
    }

    private static Option<Ip> address(Node node, Cidr destination) {
        return node.internalIps().find(ip -> ip.family() == destination.ip().family());
    }

    /** The node's end of the tunnel. */
    Option<Device> device(Node node) {
        // Calico gives tunl0 an address of its own block, the node's first; flannel.1 has the block's own, as /32
        Seq<Cidr> firsts = node.spec().podCidrs().map(block -> Cidr.host(block.first()));
        return switch (config.interconnect()) {
            case DIRECT -> Option.none();
            case VXLAN -> Option.some(tunnel(vxlan(), DeviceKind.VXLAN).withAddresses(firsts));
            case IPIP -> Option.some(tunnel("tunl0", DeviceKind.IPIP).withAddresses(firsts));
        };
    }

    private String vxlan() {
        return config.plug() == Plug.ROUTED ? "vxlan.calico" : "flannel.1";
    }

    private Device tunnel(String name, DeviceKind kind) {
        return Device.of(name, kind).withMtu(config.mtu());
    }
}
