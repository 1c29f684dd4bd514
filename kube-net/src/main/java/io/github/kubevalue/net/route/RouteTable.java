package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.function.Predicate;

/**
 * A table of routes. The longest prefix decides; of several routes to one destination the one with the lowest metric, and
 * of those the first. A route that cannot be taken is passed over, down to shorter prefixes.
 *
 * <p>Tables share their structure, so that the table of each of 5,000 nodes costs little more than what is its own. A
 * look-up tries each prefix length that occurs, longest first, and does not grow with the number of routes.
 */
public final class RouteTable {
    private static final RouteTable EMPTY = new RouteTable(HashMap.empty(), PrefixLengths.NONE);
    /** As the kernel keeps them: by address, longer prefixes first. */
    private static final Comparator<Route> ORDER = Comparator.comparing(
                    (Route route) -> route.destination().ip())
            .thenComparing(route -> -route.destination().prefix())
            .thenComparing(Route::metric);

    private final Map<Cidr, Vector<Route>> routes;
    private final PrefixLengths prefixes;

    private RouteTable(Map<Cidr, Vector<Route>> routes, PrefixLengths prefixes) {
        this.routes = routes;
        this.prefixes = prefixes;
    }

    /** Returns the table without routes. */
    public static RouteTable empty() {
        return EMPTY;
    }

    /** Returns the table of those routes. */
    public static RouteTable of(Route... routes) {
        return EMPTY.plus(Vector.of(routes));
    }

    /** Returns this table with one route more, instead of one with the same destination and metric ({@code ip route replace}). */
    public RouteTable plus(Route route) {
        Cidr key = route.destination().network();
        Vector<Route> known = routes.getOrElse(key, Vector.empty());
        int same = known.indexWhere(each -> each.metric() == route.metric());
        return same < 0 ? append(route) : new RouteTable(routes.put(key, known.update(same, route)), prefixes);
    }

    /** Returns this table with more routes. */
    public RouteTable plus(Seq<Route> more) {
        return more.foldLeft(this, RouteTable::plus);
    }

    /** Returns this table with one route more, behind those with the same destination and metric ({@code ip route append}). */
    public RouteTable append(Route route) {
        Cidr key = route.destination().network();
        Vector<Route> known = routes.getOrElse(key, Vector.empty());
        int place = known.indexWhere(each -> each.metric() > route.metric());
        PrefixLengths counted = known.isEmpty() ? prefixes.plus(key.prefix()) : prefixes;
        return new RouteTable(routes.put(key, place < 0 ? known.append(route) : known.insert(place, route)), counted);
    }

    /** Returns this table without the routes to that destination. */
    public RouteTable minus(Cidr destination) {
        Cidr key = destination.network();
        if (!routes.containsKey(key)) {
            return this;
        }
        return new RouteTable(routes.remove(key), prefixes.minus(key.prefix()));
    }

    /** Returns this table without that one route; others to the same destination stay. */
    RouteTable without(Route route) {
        Cidr key = route.destination().network();
        Vector<Route> left = routes.getOrElse(key, Vector.empty()).remove(route);
        return left.isEmpty() ? minus(key) : new RouteTable(routes.put(key, left), prefixes);
    }

    /** Returns the route that decides about an address. */
    public Option<Route> lookup(Ip address) {
        return lookup(address, route -> true);
    }

    /** Returns the route that decides about an address, of those that can be taken. */
    public Option<Route> lookup(Ip address, Predicate<Route> canBeTaken) {
        for (int prefix : prefixes.longestFirst()) {
            if (prefix <= address.family().bits()) {
                Option<Vector<Route>> found = routes.get(Cidr.holding(address, prefix));
                if (found.isDefined()) {
                    Option<Route> route = found.get().find(canBeTaken);
                    if (route.isDefined()) {
                        return route;
                    }
                }
            }
        }
        return Option.none();
    }

    /** Returns the routes of a family, as {@code ip route} lists them: by destination. */
    public Seq<Route> routes(IpFamily family) {
        return routes.values()
                .flatMap(each -> each)
                .filter(route -> route.destination().ip().family() == family)
                .toVector()
                .sorted(ORDER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteTable table && routes.equals(table.routes);
    }

    @Override
    public int hashCode() {
        return routes.hashCode();
    }

    @Override
    public String toString() {
        return routes(IpFamily.IPV4).appendAll(routes(IpFamily.IPV6)).mkString("\n");
    }
}
