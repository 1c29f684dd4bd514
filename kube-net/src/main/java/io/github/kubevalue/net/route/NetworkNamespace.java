package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** A network namespace: the devices and routes of one node or one pod. */
public final class NetworkNamespace {
    private final Map<String, Device> devices;
    private final Map<Ip, Device> owners;
    private final RouteTable routes;

    private NetworkNamespace(Map<String, Device> devices, Map<Ip, Device> owners, RouteTable routes) {
        this.devices = devices;
        this.owners = owners;
        this.routes = routes;
    }

    /** Returns the namespace with those devices, and only the routes that their addresses bring. */
    public static NetworkNamespace of(Seq<Device> devices) {
        // in reverse, so that the first device of several with one address is its owner
        return new NetworkNamespace(
                LinkedHashMap.ofEntries(devices.map(device -> Tuple.of(device.name(), device))),
                HashMap.ofEntries(devices.reverse()
                        .flatMap(device -> device.addresses().map(address -> Tuple.of(address.ip(), device)))),
                RouteTable.empty().plus(devices.flatMap(NetworkNamespace::connected)));
    }

    private static Seq<Route> connected(Device device) {
        return device.addresses()
                .filter(address -> device.kind() != DeviceKind.LOOPBACK
                        && address.prefix() < address.ip().family().bits())
                .map(address -> Route.connected(address, device.name()));
    }

    /** Returns this namespace with more routes. */
    public NetworkNamespace withRoutes(Seq<Route> more) {
        return withRoutes(routes.plus(more));
    }

    /** Returns this namespace with other routes. */
    public NetworkNamespace withRoutes(RouteTable other) {
        return new NetworkNamespace(devices, owners, other);
    }

    /** Returns this namespace with one more device, whose addresses bring no routes to others. */
    public NetworkNamespace with(Device device) {
        NetworkNamespace wider = of(devices.values().toVector().append(device));
        return new NetworkNamespace(wider.devices, wider.owners, routes);
    }

    /** Returns the devices by name, in the order in which the kernel numbers them. */
    public Map<String, Device> devices() {
        return devices;
    }

    /** Returns the routes, those to the subnets of the devices among them. */
    public RouteTable routes() {
        return routes;
    }

    /** Returns the device of that name. */
    public Option<Device> device(String name) {
        return devices.get(name);
    }

    /** Returns the device that has that address as its own. */
    public Option<Device> owner(Ip address) {
        return address.isLoopback() ? devices.values().find(device -> device.owns(address)) : owners.get(address);
    }

    /** Whether the address is this namespace's own ({@code --dst-type LOCAL}). */
    public boolean isLocal(Ip address) {
        return owner(address).isDefined();
    }

    /** Decides about a packet to that address. */
    public RoutingDecision route(Ip address) {
        return owner(address).<RoutingDecision>map(RoutingDecision.Local::new).getOrElse(() -> forward(address));
    }

    private RoutingDecision forward(Ip address) {
        return routes.lookup(address)
                .flatMap(route -> device(route.device())
                        .<RoutingDecision>map(out -> new RoutingDecision.Forward(route, out, route.nextHop(address))))
                .getOrElse(RoutingDecision.Unreachable::new);
    }

    /** Returns the source address of a packet that a process here sends to that address without choosing one. */
    public Option<Ip> sourceFor(Ip address) {
        Option<Device> owner = owner(address);
        if (owner.isDefined()) {
            return Option.some(address);
        }
        return forward(address) instanceof RoutingDecision.Forward forward
                ? addressOf(forward.out(), forward.nextHop())
                : Option.none();
    }

    /**
     * Returns the address that {@code MASQUERADE} writes into a packet that leaves through a device to a next hop: the
     * device's own, else the first one of another device. The {@code src} hint of a route does not count.
     */
    // net/netfilter/nf_nat_masquerade.c, nf_nat_masquerade_ipv4: inet_select_addr of the outgoing device and next hop
    public Option<Ip> addressOf(Device out, Ip nextHop) {
        return out.addressTowards(nextHop)
                .orElse(() -> devices.values()
                        .flatMap(device -> device.primaryAddresses(nextHop.family()))
                        .headOption()
                        .map(Cidr::ip));
    }

    /** Returns the addresses of a family on all devices. */
    public Seq<Ip> addresses(IpFamily family) {
        return devices.values()
                .toVector()
                .flatMap(Device::addresses)
                .map(Cidr::ip)
                .filter(ip -> ip.family() == family);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkNamespace namespace
                && devices.equals(namespace.devices)
                && routes.equals(namespace.routes);
    }

    @Override
    public int hashCode() {
        return devices.hashCode() * 31 + routes.hashCode();
    }

    @Override
    public String toString() {
        return devices.values()
                        .map(device -> device.name() + " " + device.addresses().mkString(" "))
                        .mkString("\n")
                + "\n" + routes;
    }
}
