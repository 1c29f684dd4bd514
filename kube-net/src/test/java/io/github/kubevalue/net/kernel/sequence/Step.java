package io.github.kubevalue.net.kernel.sequence;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Sent;
import io.github.kubevalue.net.kernel.sequence.TappedRouter.Side;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.SctpChunk;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.SctpContent;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The next packet of a talk, said so that it fits whatever has been said before. */
sealed interface Step {
    Sent packet(Talk talk);

    private static Side side(Direction way) {
        return way == Direction.ORIGINAL ? Side.CLIENTS : Side.SERVERS;
    }

    /** A datagram, a question or its answer. */
    record Plain(Direction way) implements Step {
        @Override
        public Sent packet(Talk talk) {
            return new Sent(side(way), Packet.of(talk.flow(way)));
        }
    }

    /** A TCP segment, by how far its numbers are from those that are next. */
    record Tcp(Direction way, TcpFlags flags, int offset, int ackOffset, int length, int window, Option<Integer> scale)
            implements Step {
        @Override
        public Sent packet(Talk talk) {
            int sequence = talk.next(way) + offset;
            int acknowledgement = flags.has(TcpFlag.ACK) ? talk.next(way.opposite()) + ackOffset : 0;
            Segment.Numbered numbers = new Segment.Numbered(sequence, acknowledgement, window, length, scale);
            if (offset == 0 || flags.has(TcpFlag.SYN)) {
                talk.advance(way, numbers.end(flags));
            }
            return new Sent(side(way), Packet.tcp(talk.flow(way), flags).withSegment(numbers));
        }
    }

    /** Which tag an SCTP packet carries. */
    enum Tag {
        RIGHT,
        PEERS,
        ZERO,
        WRONG
    }

    /** An SCTP packet. */
    record Sctp(Direction way, Seq<SctpChunkType> chunks, Tag tag, boolean reflected, int generation) implements Step {
        @Override
        public Sent packet(Talk talk) {
            int carried = switch (tag) {
                case RIGHT -> tagOf(way);
                case PEERS -> tagOf(way.opposite());
                case ZERO -> 0;
                case WRONG -> 77;
            };
            Seq<SctpChunk> built = chunks.map(type -> new SctpChunk(
                    type,
                    reflected,
                    type == SctpChunkType.INIT || type == SctpChunkType.INIT_ACK
                            ? tagOf(way.opposite()) + generation
                            : 0));
            return new Sent(side(way), Packet.sctp(talk.flow(way), new SctpContent(carried, built)));
        }

        private static int tagOf(Direction way) {
            return way == Direction.ORIGINAL ? 202 : 101;
        }
    }

    /** An ICMP error about a packet that went that way, from its receiver or from a router before it. */
    record Failure(Direction about, IcmpMessage message, IcmpMessage message6, boolean fromBetween, boolean astray)
            implements Step {
        @Override
        public Sent packet(Talk talk) {
            Flow quoted = talk.flow(about.opposite()).inverted();
            boolean v4 = quoted.source().ip().isV4();
            boolean toClients = about == Direction.ORIGINAL;
            Ip between = Ip.parse(
                    v4 ? (toClients ? "192.0.2.77" : "10.244.1.254") : (toClients ? "2001:db8::77" : "fd00:1::fe"));
            Ip elsewhere = Ip.parse(
                    v4 ? (toClients ? "10.244.1.253" : "192.0.2.78") : (toClients ? "fd00:1::fd" : "2001:db8::78"));
            Flow outer = Flow.icmp(
                    fromBetween ? between : quoted.destination().ip(),
                    astray ? elsewhere : quoted.source().ip(),
                    v4 ? message : message6);
            Packet inner = Packet.of(quoted)
                    .withSegment(Segment.Numbered.of(talk.next(about), 0))
                    .withSctp(Option.when(
                            quoted.protocol() == IpProtocol.SCTP, SctpContent.of(1, SctpChunk.of(SctpChunkType.DATA))));
            return new Sent(side(about.opposite()), Packet.of(outer).withQuoted(Option.some(inner)));
        }
    }
}
