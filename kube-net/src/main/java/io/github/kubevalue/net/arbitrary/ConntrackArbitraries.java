package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.ConntrackSettings;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.NatRange;
import io.github.kubevalue.net.conntrack.Zone;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of connections. */
public final class ConntrackArbitraries {
    /** When all generated connections begin. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ConntrackArbitraries() {}

    /** Returns the first packet of an IPv4 connection in the usual zone, often translated at either end or both. */
    public static Arbitrary<Opening> openings() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, transports(IpProtocol.UDP, IpProtocol.UDP, IpProtocol.TCP, IpProtocol.SCTP)),
                Tuple.of(1, echoes()));
    }

    private static Arbitrary<Opening> transports(IpProtocol... protocols) {
        Arbitrary<Flow> flows = Combinators.combine(Arbitraries.of(protocols), clients(), servers())
                .as((protocol, client, server) -> Flow.of(protocol, client, server));
        return Combinators.combine(flows, orNone(NatRange.to(Ip.parse("10.244.1.2"), 8080)), sources("192.0.2.11"))
                .as(Opening::new);
    }

    /** Ends of a few sockets. */
    private static Arbitrary<Address> clients() {
        return Arbitraries.of(
                        "10.244.1.2:5000",
                        "10.244.1.9:5000",
                        "10.244.1.9:700",
                        "192.0.2.100:5000",
                        "192.0.2.100:300",
                        "10.244.1.2:8080")
                .map(Address::parse);
    }

    /** A Service, its endpoint, and a port of the node. */
    private static Arbitrary<Address> servers() {
        return Arbitraries.of("10.96.0.10:80", "10.244.1.2:8080", "192.0.2.11:300")
                .map(Address::parse);
    }

    private static Arbitrary<Opening> echoes() {
        Arbitrary<Flow> flows = Combinators.combine(clients(), servers(), Arbitraries.of(1, 2))
                .as((client, server, id) -> Flow.echo(client.ip(), server.ip(), id));
        return Combinators.combine(flows, orNone(NatRange.to(Ip.parse("10.244.1.2"))), sources("192.0.2.11"))
                .as(Opening::new);
    }

    private static Arbitrary<Opening> ipv6() {
        Arbitrary<Flow> flows = Combinators.combine(
                        Arbitraries.of(IpProtocol.UDP, IpProtocol.TCP, IpProtocol.SCTP, IpProtocol.ICMPV6),
                        Arbitraries.of("[fd00:1::2]:5000", "[fd00:1::9]:5000"),
                        Arbitraries.of("[fd00:96::a]:80", "[fd00:1::2]:8080"))
                .as((protocol, client, server) -> {
                    Address from = Address.parse(client);
                    Address to = Address.parse(server);
                    return protocol.isIcmp() ? Flow.echo(from.ip(), to.ip(), 1) : Flow.of(protocol, from, to);
                });
        return Combinators.combine(flows, orNone(NatRange.to(Ip.parse("fd00:1::2"))), sources("2001:db8::11"))
                .as(Opening::new);
    }

    /** Returns the first packet of a connection of either family, now and then in a zone of its own. */
    public static Arbitrary<Opening> anyOpenings() {
        return inZones(Arbitraries.of(Zone.DEFAULT, Zone.DEFAULT, Zone.DEFAULT, Zone.of(7)));
    }

    /** Returns the first packet of a connection of either family, often in a zone for one direction alone. */
    public static Arbitrary<Opening> splitOpenings() {
        return inZones(Arbitraries.of(
                Zone.DEFAULT, Zone.of(7), new Zone(7, Zone.Scope.ORIGINAL), new Zone(7, Zone.Scope.REPLY)));
    }

    private static Arbitrary<Opening> inZones(Arbitrary<Zone> zones) {
        return Combinators.combine(Arbitraries.frequencyOf(Tuple.of(3, openings()), Tuple.of(1, ipv6())), zones)
                .as((opening, zone) -> new Opening(opening.flow(), opening.destination(), opening.source(), zone));
    }

    private static Arbitrary<Option<NatRange>> sources(String masquerade) {
        NatRange range = NatRange.to(Ip.parse(masquerade));
        return Arbitraries.of(range, range, range.fullyRandom()).flatMap(ConntrackArbitraries::orNone);
    }

    private static Arbitrary<Option<NatRange>> orNone(NatRange range) {
        return Arbitraries.of(Option.some(range), Option.none());
    }

    /** Returns a table of up to twelve IPv4 connections in the usual zone that came one after the other. */
    public static Arbitrary<ConntrackTable> tables() {
        return tables(openings(), ConntrackSettings.KERNEL);
    }

    /** Returns a table of up to twelve connections of either family, in several zones. */
    public static Arbitrary<ConntrackTable> anyTables() {
        return tables(anyOpenings(), ConntrackSettings.KERNEL);
    }

    /** Returns a table of up to twelve connections, of which many are in a zone for one direction alone. */
    public static Arbitrary<ConntrackTable> splitTables() {
        return tables(splitOpenings(), ConntrackSettings.KERNEL);
    }

    /** Returns a table that has room for four connections, in few buckets. */
    public static Arbitrary<ConntrackTable> smallTables() {
        return tables(anyOpenings(), ConntrackSettings.KERNEL.withMax(4).withBuckets(64));
    }

    private static Arbitrary<ConntrackTable> tables(Arbitrary<Opening> openings, ConntrackSettings settings) {
        return openings.list()
                .ofMaxSize(12)
                .map(all -> all.stream()
                        .reduce(
                                ConntrackTable.empty(settings),
                                (table, opening) -> opening.apply(table, START, Choice.first()),
                                (first, second) -> second));
    }
}
