package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * A route: {@code Route.via(Cidr.parse("10.244.2.0/24"), Ip.parse("172.31.0.11"), "eth0")}.
 *
 * <p>Its text is the line that {@code ip route} prints, {@code 10.244.2.0/24 via 172.31.0.11 dev eth0}.
 */
@Value.Immutable
public abstract class Route implements WithRoute {
    /** Who has made the routes to the subnets of a device. */
    public static final String KERNEL = "kernel";

    /** Returns a route to addresses that are neighbours on a device. */
    public static Route connected(Cidr destination, String device) {
        return builder()
                .destination(destination.network())
                .nextHops(Vector.of(NextHop.dev(device)))
                .build();
    }

    /** Returns a route to addresses behind a neighbour. */
    public static Route via(Cidr destination, Ip neighbour, String device) {
        return builder()
                .destination(destination.network())
                .nextHops(Vector.of(NextHop.via(neighbour, device)))
                .build();
    }

    /** Returns a route that leads nowhere. */
    public static Route refusing(RouteType type, Cidr destination) {
        return builder().type(type).destination(destination.network()).build();
    }

    /** Returns a builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** What it does with packets. */
    @Value.Default
    public RouteType type() {
        return RouteType.UNICAST;
    }

    /** The addresses that it is for. */
    public abstract Cidr destination();

    /** Its ways: one as a rule, several for multipath, none for a route that refuses. */
    @Value.Default
    public Seq<NextHop> nextHops() {
        return Vector.empty();
    }

    /** Which of several routes to one destination is taken: the one with the lowest number. */
    @Value.Default
    public long metric() {
        return 0;
    }

    /** How far away it leads; unless set, as {@code ip route add} sets it. */
    // iproute2, ip/iproute.c, iproute_modify
    @Value.Default
    public RouteScope scope() {
        return switch (type()) {
            case LOCAL -> RouteScope.HOST;
            case BROADCAST, MULTICAST, ANYCAST -> RouteScope.LINK;
            case UNICAST -> isV4() && nextHops().size() == 1 && via().isEmpty() ? RouteScope.LINK : RouteScope.GLOBAL;
            case BLACKHOLE, UNREACHABLE, PROHIBIT, THROW -> RouteScope.GLOBAL;
        };
    }

    /** The source that sockets get which have not chosen one. */
    @Value.Default
    public Option<Ip> src() {
        return Option.none();
    }

    /** Who has made it: {@code kernel}, {@code bird}, {@code static}; absent for what {@code ip route add} makes. */
    @Value.Default
    public Option<String> proto() {
        return Option.none();
    }

    /** The longest packet on this way, if it is less than what the device takes. */
    @Value.Default
    public Option<Integer> mtu() {
        return Option.none();
    }

    /** What else {@code ip route} prints of it, names and values in turn: {@code advmss 1460}. */
    @Value.Default
    public Seq<String> options() {
        return Vector.empty();
    }

    private boolean isV4() {
        return destination().ip().isV4();
    }

    /** Whether it refuses, or one of its ways can be gone. */
    @Value.Lazy
    boolean isAlive() {
        return nextHops().isEmpty() || nextHops().exists(NextHop::isAlive);
    }

    /** Returns the neighbour of the first way. */
    @Value.Lazy
    public Option<Ip> via() {
        return nextHops().headOption().flatMap(NextHop::via);
    }

    /** Returns the device of the first way; none if the route refuses. */
    @Value.Lazy
    public Option<String> device() {
        return nextHops().headOption().map(NextHop::device);
    }

    /** Returns this route over neighbours that are taken to be on the link, whatever addresses say. */
    public Route onlink() {
        return withNextHops(nextHops().map(hop -> hop.withFlag(NextHop.ONLINK)));
    }

    /** Returns the destination as {@code ip route} prints it: {@code default}, a host without its prefix, or a block. */
    public String to() {
        Cidr to = destination();
        if (to.prefix() == 0) {
            return "default";
        }
        return to.toShortString();
    }

    /** Returns the line of {@code ip route}, {@code 172.31.0.0/20 dev eth0 proto kernel scope link src 172.31.0.10}. */
    @Override
    public String toString() {
        return text();
    }

    @Value.Lazy
    String text() {
        // iproute2, ip/iproute.c, print_route
        boolean several = nextHops().size() > 1;
        return Vector.of(type() == RouteType.UNICAST ? "" : type().toString(), to())
                        .appendAll(several ? Vector.empty() : nextHops().map(NextHop::toString))
                        .appendAll(proto().map(name -> "proto " + name))
                        .append(isV4() && scope() != RouteScope.GLOBAL ? "scope " + scope() : "")
                        .appendAll(src().map(ip -> "src " + ip))
                        .append(metric() == 0 ? "" : "metric " + metric())
                        .appendAll(several ? Vector.empty() : nextHops().flatMap(NextHop::flags))
                        .appendAll(mtu().map(bytes -> "mtu " + bytes))
                        .appendAll(options())
                        .filter(word -> !word.isEmpty())
                        .mkString(" ")
                + (several ? nextHops().map(Route::nextHop).mkString() : "");
    }

    private static String nextHop(NextHop hop) {
        return "\n\tnexthop " + hop + " weight " + hop.weight()
                + hop.flags().map(flag -> " " + flag).mkString();
    }

    /** Builds a {@link Route}. */
    public static final class Builder extends ImmutableRoute.Builder {
        Builder() {}
    }
}
