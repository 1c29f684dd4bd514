package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Comparator;

/**
 * A table of routes, of which the one with the longest prefix decides. There is one route for each destination; a later
 * one replaces it.
 *
 * <p>Tables share their structure, so that the table of each of 5,000 nodes costs little more than what is its own. A
 * look-up tries each prefix length that occurs, longest first, and does not grow with the number of routes.
 */
public final class RouteTable {
    private static final RouteTable EMPTY = new RouteTable(HashMap.empty(), TreeMap.empty(Comparator.reverseOrder()));

    private final Map<Cidr, Route> routes;
    private final TreeMap<Integer, Integer> prefixes;

    private RouteTable(Map<Cidr, Route> routes, TreeMap<Integer, Integer> prefixes) {
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

    /** Returns this table with one route more. */
    public RouteTable plus(Route route) {
        Cidr key = route.destination().network();
        TreeMap<Integer, Integer> counted =
                routes.containsKey(key) ? prefixes : prefixes.put(key.prefix(), 1, Integer::sum);
        return new RouteTable(routes.put(key, route), counted);
    }

    /** Returns this table with more routes. */
    public RouteTable plus(Seq<Route> more) {
        return more.foldLeft(this, RouteTable::plus);
    }

    /** Returns this table without the route to that destination. */
    public RouteTable minus(Cidr destination) {
        Cidr key = destination.network();
        if (!routes.containsKey(key)) {
            return this;
        }
        int left = prefixes.get(key.prefix()).get() - 1;
        return new RouteTable(
                routes.remove(key), left == 0 ? prefixes.remove(key.prefix()) : prefixes.put(key.prefix(), left));
    }

    /** Returns the route that decides about an address. */
    public Option<Route> lookup(Ip address) {
        for (int prefix : prefixes.keysIterator()) {
            if (prefix <= address.family().bits()) {
                Option<Route> route = routes.get(new Cidr(address, prefix).network());
                if (route.isDefined()) {
                    return route;
                }
            }
        }
        return Option.none();
    }

    /** Returns the routes of a family, as {@code ip route} lists them: by destination. */
    public Seq<Route> routes(IpFamily family) {
        return TreeSet.ofAll(
                        Comparator.comparing(
                                        (Route route) -> route.destination().ip())
                                .thenComparing(route -> route.destination().prefix()),
                        routes.values().filter(route -> route.destination().ip().family() == family))
                .toVector();
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
