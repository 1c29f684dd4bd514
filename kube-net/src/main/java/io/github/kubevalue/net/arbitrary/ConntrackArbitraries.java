package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.net.conntrack.ConntrackTable;
import io.github.kubevalue.net.conntrack.NatRange;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.control.Option;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Generators of connections. */
public final class ConntrackArbitraries {
    /** When all generated connections begin. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private ConntrackArbitraries() {}

    /** Returns the first packet of a connection, often translated at either end or both. */
    public static Arbitrary<Opening> openings() {
        Arbitrary<Option<NatRange>> destinations =
                Arbitraries.of(NatRange.to(Ip.parse("10.244.1.2"), 8080)).map(Option::some);
        Arbitrary<Option<NatRange>> sources = Arbitraries.of(NatRange.to(Ip.parse("192.0.2.11")))
                .flatMap(range -> Arbitraries.of(range, range, range.fullyRandom()))
                .map(Option::some);
        return Combinators.combine(flows(), orNone(destinations), orNone(sources))
                .as(Opening::new);
    }

    /** Flows of a few sockets to a Service, to its endpoint, and to a port of the node. */
    private static Arbitrary<Flow> flows() {
        Arbitrary<Address> clients = Arbitraries.of(
                        "10.244.1.2:5000",
                        "10.244.1.9:5000",
                        "10.244.1.9:700",
                        "192.0.2.100:5000",
                        "192.0.2.100:300",
                        "10.244.1.2:8080")
                .map(Address::parse);
        Arbitrary<Address> servers = Arbitraries.of("10.96.0.10:80", "10.244.1.2:8080", "192.0.2.11:300")
                .map(Address::parse);
        return Combinators.combine(Arbitraries.of(IpProtocol.UDP, IpProtocol.UDP, IpProtocol.TCP), clients, servers)
                .as((protocol, client, server) -> Flow.of(protocol, client, server));
    }

    private static Arbitrary<Option<NatRange>> orNone(Arbitrary<Option<NatRange>> ranges) {
        return ranges.flatMap(range -> Arbitraries.of(range, Option.<NatRange>none()));
    }

    /** Returns a table of up to twelve connections that came one after the other. */
    public static Arbitrary<ConntrackTable> tables() {
        return openings()
                .list()
                .ofMaxSize(12)
                .map(openings -> openings.stream()
                        .reduce(
                                ConntrackTable.empty(),
                                (table, opening) -> opening.apply(table, START, Choice.first()),
                                (first, second) -> second));
    }
}
