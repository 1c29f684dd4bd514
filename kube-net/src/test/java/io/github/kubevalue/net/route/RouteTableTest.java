package io.github.kubevalue.net.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Routes and devices. */
class RouteTableTest {
    @Test
    void theLongestPrefixDecides() {
        RouteTable table = RouteTable.of(
                Route.via(Cidr.parse("0.0.0.0/0"), Ip.parse("192.0.2.1"), "eth0"),
                Route.connected(Cidr.parse("10.244.1.0/24"), "cni0"),
                Route.connected(Cidr.parse("10.244.1.7/32"), "veth7"));
        assertThat(table.lookup(Ip.parse("10.244.1.7")).flatMap(Route::device)).contains("veth7");
        assertThat(table.lookup(Ip.parse("10.244.1.8")).flatMap(Route::device)).contains("cni0");
        assertThat(table.lookup(Ip.parse("8.8.8.8")).map(Route::toString)).contains("default via 192.0.2.1 dev eth0");
        assertThat(table.lookup(Ip.parse("2001:db8::1"))).isEmpty();
    }

    /** {@code ip route replace}, {@code append} and {@code del}. */
    @Test
    void aRouteTakesThePlaceOfOneWithItsMetricOrStandsBehindIt() {
        Cidr block = Cidr.parse("10.244.1.0/24");
        Route first = Route.connected(block, "eth0");
        Route second = Route.connected(block, "eth1");
        RouteTable one = RouteTable.of(first);
        Ip inside = Ip.parse("10.244.1.7");
        assertThat(one.plus(second).routes(IpFamily.IPV4)).containsExactly(second);
        assertThat(one.append(second).routes(IpFamily.IPV4)).containsExactlyInAnyOrder(first, second);
        assertThat(one.append(second).lookup(inside)).contains(first);
        assertThat(one.append(second)).isNotEqualTo(one);
        assertThat(one.minus(Cidr.parse("10.244.1.9/24"))).isEqualTo(RouteTable.empty());
    }

    /** The law of the look-up: the same as going through all routes. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void lookUpIsTheLongestMatchOfAll(@ForAll("routes") List<Route> routes, @ForAll("addresses") Ip address) {
        RouteTable table = RouteTable.empty().plus(Vector.ofAll(routes));
        Option<Route> longest = table.routes(address.family())
                .filter(route -> route.destination().contains(address))
                .maxBy(route -> route.destination().prefix());
        assertThat(table.lookup(address)).isEqualTo(longest);
    }

    /** To add a route and take it away again gives the table without a route to that destination. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void minusUndoesPlus(@ForAll("routes") List<Route> routes, @ForAll("routes") List<Route> more) {
        RouteTable table = RouteTable.empty().plus(Vector.ofAll(routes));
        Seq<Cidr> destinations = Vector.ofAll(more).map(Route::destination);
        RouteTable without = destinations.foldLeft(table, RouteTable::minus);
        RouteTable back = destinations.foldLeft(table.plus(Vector.ofAll(more)), RouteTable::minus);
        assertThat(back).isEqualTo(without);
        Vector.of("10.0.0.1", "fd00::1")
                .map(Ip::parse)
                .forEach(ip -> assertThat(back.lookup(ip)).isEqualTo(without.lookup(ip)));
    }

    /** Some of IPv6 differ in their first 64 bits, some in their last. */
    @Provide
    Arbitrary<Ip> addresses() {
        return Arbitraries.oneOf(
                Arbitraries.longs().between(0, 15).map(n -> Ip.v4(0x0a000000L + n)),
                Combinators.combine(
                                Arbitraries.integers().between(0, 3),
                                Arbitraries.integers().between(0, 15))
                        .as((net, host) -> Ip.parse("fd00:0:0:" + net + "::" + Integer.toHexString(host))));
    }

    @Provide
    Arbitrary<List<Route>> routes() {
        Arbitrary<Integer> prefixes4 = Arbitraries.of(0, 8, 28, 30, 31, 32);
        Arbitrary<Integer> prefixes6 = Arbitraries.of(0, 62, 63, 64, 65, 124, 126, 127, 128);
        Arbitrary<String> devices = Arbitraries.of("eth0", "eth1");
        return Combinators.combine(addresses(), prefixes4, prefixes6, devices)
                .as((ip, v4, v6, device) -> Route.connected(new Cidr(ip, ip.isV4() ? v4 : v6), device))
                .list()
                .ofMaxSize(12);
    }

    @Test
    void masqueradingTakesThePrimaryAddressOfTheSubnetOfTheNextHop() {
        Device eth0 = Device.of(
                "eth0",
                DeviceKind.ETHERNET,
                Cidr.parse("192.0.2.11/24"),
                Cidr.parse("192.0.2.99/24"),
                Cidr.parse("10.9.0.1/16"));
        assertThat(eth0.addressTowards(Ip.parse("192.0.2.12"))).contains(Ip.parse("192.0.2.11"));
        assertThat(eth0.addressTowards(Ip.parse("10.9.7.7"))).contains(Ip.parse("10.9.0.1"));
        assertThat(eth0.addressTowards(Ip.parse("8.8.8.8"))).contains(Ip.parse("192.0.2.11"));
    }

    @Test
    void aDeviceWithoutAddressBorrowsOneButNeverTheLoopbacks() {
        Device lo = Device.of("lo", DeviceKind.LOOPBACK, Cidr.parse("127.0.0.1/8"));
        Device eth0 = Device.of("eth0", DeviceKind.ETHERNET, Cidr.parse("192.0.2.11/24"));
        Device cali = Device.of("cali1", DeviceKind.VETH);
        NetworkNamespace namespace = NetworkNamespace.of(Vector.of(lo, eth0, cali));
        assertThat(namespace.addressOf(cali, Ip.parse("10.244.1.2"))).contains(Ip.parse("192.0.2.11"));
        assertThat(namespace.addressOf(lo, Ip.parse("192.0.2.11"))).contains(Ip.parse("192.0.2.11"));
        assertThat(namespace.isLocal(Ip.parse("127.8.8.8"))).isTrue();
        assertThat(namespace.route(Ip.parse("8.8.8.8")))
                .isEqualTo(new RoutingDecision.Unreachable(RouteError.NETWORK_UNREACHABLE, "no route to 8.8.8.8"));
    }
}
