package io.github.kubevalue.net.route;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** What a route does with packets: hands them on, takes them, or refuses them. */
public enum RouteType {
    /** Hands them to a neighbour. */
    UNICAST,
    /** Takes them: the address is this namespace's own. */
    LOCAL,
    /** Takes them as broadcasts of the link. */
    BROADCAST,
    /** Takes them as sent to any of several hosts (IPv6). */
    ANYCAST,
    /** Hands them to a group. */
    MULTICAST,
    /** Loses them, and tells nobody. */
    BLACKHOLE,
    /** Refuses them: no route to the host. */
    UNREACHABLE,
    /** Refuses them: forbidden. */
    PROHIBIT,
    /** Ends the look-up in this table; the next rule decides. */
    THROW;

    /** Reads a name as {@code ip route} prints it. */
    public static Option<RouteType> tryParse(String word) {
        return Vector.of(values()).find(type -> type.toString().equals(word));
    }

    /** Returns the error that a look-up of such a route ends with; none if it is a way. */
    public Option<RouteError> error() {
        // net/ipv4/fib_semantics.c, fib_props
        return switch (this) {
            case UNICAST, LOCAL, BROADCAST, ANYCAST, MULTICAST, THROW -> Option.none();
            case BLACKHOLE -> Option.some(RouteError.BLACKHOLE);
            case UNREACHABLE -> Option.some(RouteError.HOST_UNREACHABLE);
            case PROHIBIT -> Option.some(RouteError.PROHIBITED);
        };
    }

    /** Returns the name as {@code ip route} prints it: {@code blackhole}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
