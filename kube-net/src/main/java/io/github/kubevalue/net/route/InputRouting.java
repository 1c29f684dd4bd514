package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What becomes of a packet of IPv4 that has come in: which addresses may not be met, whether its source is believed, and
 * whether it is taken on.
 */
// net/ipv4/route.c, ip_route_input_slow; net/ipv4/fib_frontend.c, fib_validate_source
final class InputRouting {
    private static final Cidr MULTICAST = Cidr.parse("224.0.0.0/4");
    private static final Cidr ZERO = Cidr.parse("0.0.0.0/8");
    private static final Ip BROADCAST = Ip.parse("255.255.255.255");

    private final NetworkNamespace namespace;
    private final RouteQuery query;
    private final Device in;
    private final Ip source;
    private final DeviceSettingsInForce settings;

    InputRouting(NetworkNamespace namespace, RouteQuery query, Device in, Ip source) {
        this.namespace = namespace;
        this.query = query;
        this.in = in;
        this.source = source;
        this.settings = namespace.settings().at(in.name());
    }

    RoutingDecision decide() {
        Option<String> martian = martian();
        return martian.isDefined() ? new RoutingDecision.Dropped(martian.get()) : looked();
    }

    private Option<String> martian() {
        Ip destination = query.destination();
        if (MULTICAST.contains(source) || source.equals(BROADCAST) || ZERO.contains(source)) {
            return Option.some(martianSource() + ": no host has that address");
        }
        if (ZERO.contains(destination)) {
            return Option.some("martian destination " + destination);
        }
        if (settings.routesLocalnet()) {
            return Option.none();
        }
        if (destination.isLoopback()) {
            return Option.some("martian destination " + destination + ": route_localnet is 0 on " + in.name());
        }
        return Option.when(source.isLoopback(), () -> martianSource() + ": route_localnet is 0 on " + in.name());
    }

    /** As the kernel logs it, less what the packet says anyway. */
    private String martianSource() {
        return "martian source " + source + " on dev " + in.name();
    }

    private RoutingDecision looked() {
        boolean forwards = settings.forwards();
        Either<RouteError, Route> found = namespace.policy().lookup(query);
        if (found.isLeft()) {
            return forwards ? namespace.refused(query, found.getLeft()) : notForwarded();
        }
        Route route = found.get();
        return switch (route.type()) {
            case LOCAL -> invalid(Option.none()).getOrElse(() -> namespace.taken(route));
            case BROADCAST, MULTICAST, ANYCAST ->
                new RoutingDecision.NotModelled("a packet to " + query.destination() + ", by the route " + route);
            case UNICAST -> forwards ? forwarded(route) : notForwarded();
            case BLACKHOLE, UNREACHABLE, PROHIBIT, THROW -> namespace.refused(query, RouteError.BLACKHOLE);
        };
    }

    private RoutingDecision notForwarded() {
        return new RoutingDecision.Dropped(
                query.destination() + " is not this host's, and forwarding is 0 on " + in.name());
    }

    private RoutingDecision forwarded(Route route) {
        Option<RoutingDecision> invalid = invalid(route.device());
        return invalid.isDefined() ? invalid.get() : namespace.forwarded(query.destination(), route);
    }

    /** Why the source is not believed, if it is not. The way back is looked for as if it came in where this packet leaves. */
    private Option<RoutingDecision> invalid(Option<String> out) {
        ReversePathFilter filter = settings.rpFilter();
        boolean custom = namespace.hasCustomLocalRoutes() || namespace.policy().hasCustomRules();
        if (filter == ReversePathFilter.OFF && !custom) {
            return Option.when(
                    !settings.acceptsLocal() && namespace.hasAddress(source),
                    () -> new RoutingDecision.Dropped(martianSource() + ": the address is this host's own"));
        }
        if (filter == ReversePathFilter.OFF && settings.acceptsLocal()) {
            return Option.none();
        }
        return wayBack(out, filter).map(RoutingDecision.Dropped::new);
    }

    // __fib_validate_source
    private Option<String> wayBack(Option<String> out, ReversePathFilter filter) {
        RouteQuery back = RouteQuery.to(source)
                .withSource(Option.some(query.destination()))
                .withIn(out)
                .withMark(settings.validatesMark() ? query.mark() : 0);
        Either<RouteError, Route> found = namespace.policy().lookup(back);
        if (found.isLeft()) {
            return lastResort(filter, "no route leads back to " + source);
        }
        Route route = found.get();
        if (route.type() != RouteType.UNICAST && !(route.type() == RouteType.LOCAL && settings.acceptsLocal())) {
            return Option.some(martianSource() + ": "
                    + (route.type() == RouteType.LOCAL ? "the address is this host's own" : route));
        }
        if (route.nextHops().exists(hop -> hop.device().equals(in.name()))) {
            return Option.none();
        }
        if (in.addresses().isEmpty()) {
            return lastResort(filter, "the way back to " + source + " is " + route);
        }
        return filter == ReversePathFilter.STRICT
                ? lastResort(filter, "the way back to " + source + " is " + route)
                : Option.none();
    }

    private Option<String> lastResort(ReversePathFilter filter, String why) {
        return Option.when(
                filter != ReversePathFilter.OFF,
                () -> "rp_filter is " + filter.number() + " on " + in.name() + ": " + why);
    }
}
