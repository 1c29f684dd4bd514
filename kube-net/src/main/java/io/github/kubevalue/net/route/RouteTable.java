package io.github.kubevalue.net.route;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Array;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A table of routes. The longest prefix decides; of several routes to one destination the one with the lowest metric, and
 * of those the first. A route that cannot be taken is passed over, down to shorter prefixes.
 *
 * <p>Tables share their structure, so that the table of each of 5,000 nodes costs little more than what is its own.
 */
public final class RouteTable {
    private static final RouteTable EMPTY = new RouteTable(RouteTree.EMPTY, RouteTree.EMPTY);
    /** As the kernel keeps them: by address, longer prefixes first. */
    private static final Comparator<Route> ORDER = Comparator.comparing(
                    (Route route) -> route.destination().ip())
            .thenComparing(route -> -route.destination().prefix())
            .thenComparing(Route::metric);

    private final RouteTree ipv4;
    private final RouteTree ipv6;

    private RouteTable(RouteTree ipv4, RouteTree ipv6) {
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    private RouteTree tree(IpFamily family) {
        return family == IpFamily.IPV4 ? ipv4 : ipv6;
    }

    private Array<Route> to(Cidr destination) {
        return tree(destination.ip().family()).to(destination);
    }

    private RouteTable with(Cidr destination, Array<Route> routes) {
        return destination.ip().isV4()
                ? new RouteTable(ipv4.with(destination, routes), ipv6)
                : new RouteTable(ipv4, ipv6.with(destination, routes));
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
        Array<Route> known = to(key);
        int same = known.indexWhere(each -> each.metric() == route.metric());
        return same < 0 ? append(route) : with(key, known.update(same, route));
    }

    /** Returns this table with more routes. */
    public RouteTable plus(Seq<Route> more) {
        return more.foldLeft(this, RouteTable::plus);
    }

    /** Returns this table with one route more, behind those with the same destination and metric ({@code ip route append}). */
    public RouteTable append(Route route) {
        Cidr key = route.destination().network();
        Array<Route> known = to(key);
        int place = known.indexWhere(each -> each.metric() > route.metric());
        return with(key, place < 0 ? known.append(route) : known.insert(place, route));
    }

    /** Returns this table without the routes to that destination. */
    public RouteTable minus(Cidr destination) {
        return with(destination.network(), Array.empty());
    }

    /** Returns this table without that one route; others to the same destination stay. */
    RouteTable without(Route route) {
        Cidr key = route.destination().network();
        return with(key, to(key).remove(route));
    }

    /** Returns the route that decides about an address. */
    public Option<Route> lookup(Ip address) {
        return lookup(address, route -> true);
    }

    /** Returns the route that decides about an address, of those that can be taken. */
    public Option<Route> lookup(Ip address, Predicate<Route> canBeTaken) {
        return tree(address.family()).lookup(address, canBeTaken);
    }

    /** Returns the routes of a family, as {@code ip route} lists them: by destination. */
    public Seq<Route> routes(IpFamily family) {
        List<Route> all = new ArrayList<>();
        tree(family).forEach(all::add);
        return Vector.ofAll(all).sorted(ORDER);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteTable table && ipv4.equals(table.ipv4) && ipv6.equals(table.ipv6);
    }

    @Override
    public int hashCode() {
        return ipv4.hashCode() * 31 + ipv6.hashCode();
    }

    @Override
    public String toString() {
        return routes(IpFamily.IPV4).appendAll(routes(IpFamily.IPV6)).mkString("\n");
    }
}
