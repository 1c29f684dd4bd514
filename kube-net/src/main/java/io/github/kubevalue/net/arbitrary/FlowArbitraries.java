package io.github.kubevalue.net.arbitrary;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.rewrite.Rewrite;
import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of packets and what becomes of them. */
public final class FlowArbitraries {
    private FlowArbitraries() {}

    /** Returns one of five IPv4 addresses: a client, two pods, a node, a Service. */
    public static Arbitrary<Ip> ips() {
        return Arbitraries.of("192.0.2.100", "10.244.1.2", "10.244.1.9", "192.0.2.11", "10.96.0.10")
                .map(Ip::parse);
    }

    /** Returns one of four IPv6 addresses. */
    public static Arbitrary<Ip> ipv6s() {
        return Arbitraries.of("2001:db8::100", "fd00:1::2", "fd00:1::9", "fd00:96::a")
                .map(Ip::parse);
    }

    /** Returns a port of every class in which NAT searches. */
    public static Arbitrary<Integer> ports() {
        return Arbitraries.of(80, 300, 700, 8080, 5000, 40000);
    }

    /** Returns an end of a flow. */
    public static Arbitrary<Address> addresses() {
        return addresses(ips());
    }

    private static Arbitrary<Address> addresses(Arbitrary<Ip> ips) {
        return Combinators.combine(ips, ports()).as(Address::of);
    }

    /** Returns a TCP, UDP or SCTP flow, or an echo, of either family. */
    public static Arbitrary<Flow> flows() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, transports(ips())),
                Tuple.of(2, echoes(ips())),
                Tuple.of(1, transports(ipv6s())),
                Tuple.of(1, echoes(ipv6s())));
    }

    /** Returns an IPv4 flow of a protocol with ports. */
    public static Arbitrary<Flow> transports() {
        return transports(ips());
    }

    private static Arbitrary<Flow> transports(Arbitrary<Ip> ips) {
        return Combinators.combine(
                        Arbitraries.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.SCTP), addresses(ips), addresses(ips))
                .as((protocol, source, destination) -> Flow.of(protocol, source, destination));
    }

    private static Arbitrary<Flow> echoes(Arbitrary<Ip> ips) {
        return Combinators.combine(ips, ips, Arbitraries.of(1, 2), Arbitraries.of(true, false))
                .as((source, destination, id, request) -> request
                        ? Flow.echo(source, destination, id)
                        : Flow.echo(source, destination, id).inverted());
    }

    /** Returns a rewrite of up to five flows; now and then the identity. */
    public static Arbitrary<Rewrite> rewrites() {
        Arbitrary<Rewrite> finite = Combinators.combine(
                        transports().list().uniqueElements().ofMaxSize(5),
                        transports().list().uniqueElements().ofSize(5))
                .as((from, to) -> Rewrite.of(List.ofAll(from).zip(to).foldLeft(HashMap.empty(), HashMap::put)));
        return Arbitraries.frequencyOf(Tuple.of(9, finite), Tuple.of(1, Arbitraries.just(Rewrite.IDENTITY)));
    }

    /** Returns a packet: in TCP any segment, elsewhere a datagram or query. */
    public static Arbitrary<Packet> packets() {
        Arbitrary<TcpFlags> flags = Arbitraries.of(
                TcpFlags.SYN,
                TcpFlags.SYN,
                TcpFlags.SYN_ACK,
                TcpFlags.ACK,
                TcpFlags.FIN_ACK,
                TcpFlags.RST,
                TcpFlags.NONE);
        return Combinators.combine(flows(), flags, Arbitraries.of(Segment.Relative.class))
                .as((flow, set, segment) -> flow.protocol() == IpProtocol.TCP
                        ? Packet.tcp(flow, set).withSegment(segment)
                        : Packet.of(flow));
    }
}
