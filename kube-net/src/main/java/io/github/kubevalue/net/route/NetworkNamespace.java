package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * A network namespace: the devices, routes, rules and settings of one node or one pod.
 *
 * <p>It answers as {@code ip route get} does: {@link #output} for what a process here sends, {@link #input} for what came in.
 */
public final class NetworkNamespace {
    private final Map<String, Device> devices;
    /** The same again: every packet asks for some of them. */
    private final java.util.Map<String, Option<Device>> byName;

    private final Map<Ip, Device> owners;
    private final RoutingPolicy policy;
    private final IpSettings settings;
    private final boolean customLocalRoutes;

    private NetworkNamespace(
            Map<String, Device> devices,
            Map<Ip, Device> owners,
            RoutingPolicy policy,
            IpSettings settings,
            boolean customLocalRoutes) {
        this.devices = devices;
        this.byName = new java.util.HashMap<>();
        devices.forEach((name, device) -> byName.put(name, Option.some(device)));
        this.owners = owners;
        this.policy = policy;
        this.settings = settings;
        this.customLocalRoutes = customLocalRoutes;
    }

    /** Returns the namespace with those devices, and only the routes that their addresses bring. */
    public static NetworkNamespace of(Seq<Device> devices) {
        // in reverse, so that the first device of several with one address is its owner
        return new NetworkNamespace(
                LinkedHashMap.ofEntries(devices.map(device -> Tuple.of(device.name(), device))),
                HashMap.ofEntries(devices.reverse()
                        .flatMap(device -> device.addresses().map(address -> Tuple.of(address.ip(), device)))),
                RoutingPolicy.of(
                        devices.flatMap(AddressRoutes::local).foldLeft(RouteTable.empty(), RouteTable::append),
                        RouteTable.empty().plus(devices.flatMap(AddressRoutes::connected))),
                IpSettings.DEFAULT,
                false);
    }

    /** Returns this namespace with more routes in table main. */
    public NetworkNamespace withRoutes(Seq<Route> more) {
        return withRoutes(routes().plus(more));
    }

    /** Returns this namespace with another table main. */
    public NetworkNamespace withRoutes(RouteTable other) {
        return with(policy.withTable(TableId.MAIN, other));
    }

    /** Returns this namespace with other rules and tables. */
    public NetworkNamespace with(RoutingPolicy other) {
        boolean custom = customLocalRoutes || isCustom(other.table(TableId.LOCAL));
        return new NetworkNamespace(devices, owners, other, settings, custom);
    }

    // net/ipv4/fib_frontend.c, inet_rtm_newroute: fib_has_custom_local_routes
    private boolean isCustom(RouteTable local) {
        return !local.equals(policy.table(TableId.LOCAL))
                && local.routes(IpFamily.IPV4).exists(route -> !route.proto().contains(Route.KERNEL));
    }

    /** Returns this namespace with other settings. */
    public NetworkNamespace with(IpSettings other) {
        return new NetworkNamespace(devices, owners, policy, other, customLocalRoutes);
    }

    /** Returns this namespace with one more device, whose addresses bring no routes to others. */
    public NetworkNamespace with(Device device) {
        NetworkNamespace wider = of(devices.values().toVector().append(device));
        RouteTable local = AddressRoutes.local(device).foldLeft(policy.table(TableId.LOCAL), RouteTable::append);
        return new NetworkNamespace(
                wider.devices, wider.owners, policy.withTable(TableId.LOCAL, local), settings, customLocalRoutes);
    }

    /**
     * Returns this namespace with other devices, whose addresses bring no routes to others. Rules and other tables stay, and so does
     * what somebody else has put into table local.
     */
    // net/ipv4/fib_frontend.c, fib_del_ifaddr: with an address go the routes that it has brought
    public NetworkNamespace withDevices(Seq<Device> others) {
        NetworkNamespace plain = of(others);
        Seq<Route> before = devices.values().toVector().flatMap(AddressRoutes::local);
        Seq<Route> after = others.flatMap(AddressRoutes::local);
        RouteTable bare = before.removeAll(after).foldLeft(policy.table(TableId.LOCAL), RouteTable::without);
        RouteTable local = after.removeAll(before).foldLeft(bare, RouteTable::append);
        return new NetworkNamespace(
                plain.devices, plain.owners, policy.withTable(TableId.LOCAL, local), settings, customLocalRoutes);
    }

    /** Returns the devices by name, in the order in which the kernel numbers them. */
    public Map<String, Device> devices() {
        return devices;
    }

    /** Returns the rules and tables. */
    public RoutingPolicy policy() {
        return policy;
    }

    /** Returns the settings. */
    public IpSettings settings() {
        return settings;
    }

    /** Returns the routes of table main, those to the subnets of the devices among them. */
    public RouteTable routes() {
        return policy.table(TableId.MAIN);
    }

    /** Whether table local holds more than what addresses bring. */
    boolean hasCustomLocalRoutes() {
        return customLocalRoutes;
    }

    /** Returns the device of that name. */
    public Option<Device> device(String name) {
        return byName.getOrDefault(name, Option.none());
    }

    /** Returns the device that has that address as its own. */
    public Option<Device> owner(Ip address) {
        return address.isLoopback() ? devices.values().find(device -> device.owns(address)) : owners.get(address);
    }

    /** Whether the address is this namespace's own ({@code --dst-type LOCAL}). */
    public boolean isLocal(Ip address) {
        return owner(address).isDefined();
    }

    /** Whether a device has exactly that address; of 127.0.0.0/8 most have none. */
    // net/ipv4/devinet.c, inet_lookup_ifaddr_rcu
    boolean hasAddress(Ip address) {
        return owners.containsKey(address);
    }

    /** Decides about a packet to that address that a process here sends without choosing a source. */
    public RoutingDecision route(Ip address) {
        return output(RouteQuery.to(address));
    }

    /** Decides about what a process here sends. */
    public RoutingDecision output(RouteQuery query) {
        Either<RouteError, Route> found = outputRoute(query);
        return found.isLeft() ? refused(query, found.getLeft()) : sent(query.destination(), found.get());
    }

    /** For a socket that is bound to a device and has no route there, everybody is a neighbour. */
    // net/ipv4/route.c, ip_route_output_key_hash_rcu
    private Either<RouteError, Route> outputRoute(RouteQuery query) {
        Either<RouteError, Route> found = policy.lookup(query);
        return found.isLeft() && query.destination().isV4()
                ? query.out()
                        .map(device -> Route.connected(Cidr.host(query.destination()), device))
                        .toEither(found.getLeft())
                : found;
    }

    private RoutingDecision sent(Ip destination, Route route) {
        return switch (route.type()) {
            case LOCAL -> taken(route);
            case BROADCAST, MULTICAST, ANYCAST ->
                new RoutingDecision.NotModelled("a packet to " + destination + ", by the route " + route);
            case UNICAST, BLACKHOLE, UNREACHABLE, PROHIBIT, THROW -> forwarded(destination, route);
        };
    }

    /**
     * Decides about what has come in by {@link RouteQuery#in()}: whether its addresses may be met there, whether its source is
     * believed ({@code rp_filter}), and where it goes.
     */
    public RoutingDecision input(RouteQuery query) {
        Option<Device> in = namedBy(query.in());
        return query.destination().isV4() && in.isDefined() && query.source().isDefined()
                ? new InputRouting(this, query, in.get(), query.source().get()).decide()
                : output(query);
    }

    RoutingDecision taken(Route route) {
        Option<Device> own = namedBy(route.device());
        return own.isDefined() ? new RoutingDecision.Local(own.get()) : lacksDevice(route);
    }

    RoutingDecision forwarded(Ip address, Route route) {
        if (route.nextHops().size() > 1) {
            return new RoutingDecision.NotModelled("a route with several ways: " + route);
        }
        Option<Device> out = namedBy(route.device());
        return out.isDefined()
                ? new RoutingDecision.Forward(route, out.get(), route.via().getOrElse(address))
                : lacksDevice(route);
    }

    private static RoutingDecision lacksDevice(Route route) {
        return new RoutingDecision.NotModelled("the device of the route " + route);
    }

    private Option<Device> namedBy(Option<String> name) {
        return name.isDefined() ? device(name.get()) : Option.none();
    }

    RoutingDecision refused(RouteQuery query, RouteError error) {
        String why = error == RouteError.NETWORK_UNREACHABLE ? "no route to " : "a route refuses ";
        return new RoutingDecision.Unreachable(error, why + query.destination());
    }

    /** Returns the source address of a packet that a process here sends to that address without choosing one. */
    public Option<Ip> sourceFor(Ip address) {
        return sourceFor(RouteQuery.to(address));
    }

    /** Returns the source address that a socket gets which has not chosen one. */
    public Option<Ip> sourceFor(RouteQuery query) {
        return outputRoute(query)
                .toOption()
                .flatMap(route -> new SourceAddress(this, route).towards(query.destination()));
    }

    /**
     * Returns the address that {@code MASQUERADE} writes into a packet that leaves through a device: with IPv4 to a next hop the
     * device's own, else the first one of another device; with IPv6 to a destination as {@link SourceSelection} says. The
     * {@code src} hint of a route does not count.
     */
    // net/netfilter/nf_nat_masquerade.c, nf_nat_masquerade_ipv4: inet_select_addr of the outgoing device and next hop
    public Option<Ip> addressOf(Device out, Ip towards) {
        return towards.isV4() ? addressOfV4(out, towards) : addressTowards(out.name(), towards);
    }

    /** Returns the address of IPv6 for packets that leave through a device for that destination. */
    Option<Ip> addressTowards(String out, Ip destination) {
        return SourceSelection.source(candidates(), out, destination);
    }

    private Seq<SourceSelection.Candidate> candidates() {
        return devices.values()
                .toVector()
                .flatMap(device -> device.addresses().map(cidr -> new SourceSelection.Candidate(device.name(), cidr)));
    }

    private Option<Ip> addressOfV4(Device out, Ip nextHop) {
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
                && policy.equals(namespace.policy)
                && settings.equals(namespace.settings);
    }

    @Override
    public int hashCode() {
        return (devices.hashCode() * 31 + policy.hashCode()) * 31 + settings.hashCode();
    }

    @Override
    public String toString() {
        return devices.values()
                        .map(device -> device.name() + " " + device.addresses().mkString(" "))
                        .mkString("\n")
                + "\n" + routes();
    }
}
