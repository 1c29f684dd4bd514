package io.github.kubevalue.net.cni;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.net.route.Device;
import io.github.kubevalue.net.route.DeviceKind;
import io.github.kubevalue.net.route.NetworkNamespace;
import io.github.kubevalue.net.route.Route;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * How the pods of one node are plugged in: the pod's namespace, and what of it is on the node. A pod whose address lies in
 * no pod CIDR of its node is routed to, whatever the plug of the others.
 */
final class PodPlug {
    static final String BRIDGE = "cni0";

    private static final Device LOOPBACK =
            Device.of("lo", DeviceKind.LOOPBACK, Cidr.parse("127.0.0.1/8"), Cidr.parse("::1/128"));
    private static final Cidr DEFAULT_V4 = Cidr.parse("0.0.0.0/0");
    private static final Cidr DEFAULT_V6 = Cidr.parse("::/0");
    private static final Ip PROXY_ARP_V4 = Ip.parse("169.254.1.1");
    private static final Ip PROXY_NDP_V6 = Ip.parse("fe80::ecee:eeff:feee:eeee");

    private final CniConfig config;
    private final Seq<Cidr> podCidrs;

    PodPlug(CniConfig config, Seq<Cidr> podCidrs) {
        this.config = config;
        this.podCidrs = podCidrs;
    }

    static Device loopback() {
        return LOOPBACK;
    }

    static Cidr defaultRoute(Ip gateway) {
        return gateway.isV4() ? DEFAULT_V4 : DEFAULT_V6;
    }

    /** The first address of each pod CIDR, with its prefix: the pods' gateway. */
    Seq<Cidr> gateways() {
        return podCidrs.map(cidr -> new Cidr(cidr.first().plus(1), cidr.prefix()));
    }

    PodNetwork pod(Pod pod) {
        Seq<Ip> addresses = pod.ips();
        Device eth0 =
                Device.of("eth0", DeviceKind.VETH).withMtu(config.mtu()).withAddresses(addresses.map(this::podAddress));
        NetworkNamespace namespace =
                NetworkNamespace.of(Vector.of(LOOPBACK, eth0)).withRoutes(addresses.flatMap(this::podRoutes));
        return new PodNetwork(pod, addresses, namespace, hostDeviceName(pod));
    }

    private Cidr podAddress(Ip ip) {
        return blockOf(ip).map(block -> new Cidr(ip, block.prefix())).getOrElse(() -> Cidr.host(ip));
    }

    /** The pod CIDR that an address lies in, unless pods are routed to one by one. */
    private Option<Cidr> blockOf(Ip ip) {
        return config.plug() == Plug.ROUTED ? Option.none() : podCidrs.find(cidr -> cidr.contains(ip));
    }

    private Seq<Route> podRoutes(Ip ip) {
        Ip gateway = blockOf(ip).map(block -> block.first().plus(1)).getOrElse(ip.isV4() ? PROXY_ARP_V4 : PROXY_NDP_V6);
        Route toGateway = Route.connected(Cidr.host(gateway), "eth0");
        Route toAll = Route.via(defaultRoute(gateway), gateway, "eth0");
        if (config.plug() == Plug.PTP) {
            // plugins/main/ptp/ptp.go, setupContainerVeth: even neighbours are reached through the gateway
            return blockOf(ip)
                    .map(block -> Route.via(block, gateway, "eth0"))
                    .toVector()
                    .append(toGateway)
                    .append(toAll);
        }
        return blockOf(ip).isDefined() ? Vector.of(toAll) : Vector.of(toGateway, toAll);
    }

    /** The node's end of the cable. */
    Device hostDevice(Pod pod) {
        Device device = Device.of(hostDeviceName(pod), DeviceKind.VETH).withMtu(config.mtu());
        return switch (config.plug()) {
            case BRIDGE -> device.withMaster(isBridged(pod) ? Option.some(BRIDGE) : Option.none());
            case PTP -> device.withAddresses(gateways().map(gateway -> Cidr.host(gateway.ip())));
            case ROUTED -> device;
        };
    }

    private boolean isBridged(Pod pod) {
        return pod.ips().forAll(ip -> blockOf(ip).isDefined());
    }

    /** The node's routes to one pod; on a bridge the route to the whole block suffices. */
    Seq<Route> hostRoutes(Pod pod) {
        return config.plug() == Plug.BRIDGE && isBridged(pod)
                ? Vector.empty()
                : pod.ips().map(ip -> Route.connected(Cidr.host(ip), hostDeviceName(pod)));
    }

    /** As Calico names it; other plugins draw eight digits at random, for which the same hash stands here. */
    // libcalico-go/lib/names/workloadendpoint.go and cni-plugin: "cali" and 11 digits of SHA-1 of "namespace.pod"
    private String hostDeviceName(Pod pod) {
        String hash = Hash.hex("SHA-1", pod.namespace() + "." + pod.name());
        return config.plug() == Plug.ROUTED ? "cali" + hash.substring(0, 11) : "veth" + hash.substring(0, 8);
    }
}
