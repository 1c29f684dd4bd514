package io.github.kubevalue.net.packet;

import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * One packet: {@code Packet.syn(Flow.tcp("10.244.1.2:40000", "10.96.0.10:80"))}.
 *
 * <p>Interfaces are not part of it: they are named where it passes a hook. The mark is the kernel's memory of the packet
 * inside one network stack; {@link #onTheWire()} forgets it.
 */
@Value.Immutable
public interface Packet extends WithPacket {

    /** Returns the packet of that flow, without flags or payload. */
    static Packet of(Flow flow) {
        return builder().flow(flow).build();
    }

    /** Returns the first packet of a TCP connection. */
    static Packet syn(Flow flow) {
        return tcp(flow, TcpFlags.SYN);
    }

    /** Returns a TCP segment. */
    static Packet tcp(Flow flow, TcpFlags flags) {
        return builder().flow(flow).tcpFlags(flags).build();
    }

    /** Returns an SCTP packet with that content. */
    static Packet sctp(Flow flow, SctpContent content) {
        return builder().flow(flow).sctp(Option.some(content)).build();
    }

    /** Returns the first packet of a conversation: a SYN in TCP, a datagram or a query elsewhere. */
    static Packet opening(Flow flow) {
        return flow.protocol() == IpProtocol.TCP ? syn(flow) : of(flow);
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it comes from and where it goes. */
    Flow flow();

    /** TCP's flags; none in other protocols. */
    @Value.Default
    default TcpFlags tcpFlags() {
        return TcpFlags.NONE;
    }

    /** Where a TCP segment lies in the streams of its connection. */
    @Value.Default
    default Segment segment() {
        return Segment.IN_WINDOW;
    }

    /** What an SCTP packet carries; none leaves it to whoever tracks it: the step that is expected next. */
    @Value.Default
    default Option<SctpContent> sctp() {
        return Option.none();
    }

    /** What it carries, as a person would say it: {@code GET /api}. */
    @Value.Default
    default Option<String> payload() {
        return Option.none();
    }

    /** The packet mark, 32 bits. */
    @Value.Default
    default int mark() {
        return 0;
    }

    /** How many routers it may still pass. */
    @Value.Default
    default int ttl() {
        return 64;
    }

    /** The packet that an ICMP error is about. */
    @Value.Default
    default Option<Packet> quoted() {
        return Option.none();
    }

    /** Whether this is an ICMP error that quotes a packet. */
    default boolean isIcmpError() {
        return quoted().isDefined() && flow().icmp().exists(message -> message.isError(flow().protocol()));
    }

    /** Returns the packet as another network stack receives it: without the mark. */
    default Packet onTheWire() {
        return withMark(0);
    }

    /** Builds a {@link Packet}. */
    final class Builder extends ImmutablePacket.Builder {
        Builder() {}
    }
}
