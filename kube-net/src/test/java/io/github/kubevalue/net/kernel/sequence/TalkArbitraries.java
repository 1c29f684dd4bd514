package io.github.kubevalue.net.kernel.sequence;

import io.github.kubevalue.net.conntrack.Direction;
import io.github.kubevalue.net.packet.IcmpMessage;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.packet.SctpChunkType;
import io.github.kubevalue.net.packet.TcpFlag;
import io.github.kubevalue.net.packet.TcpFlags;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of what clients and servers say: mostly what they should, with much that they should not. */
final class TalkArbitraries {
    static final int TURNS = 10;

    private static final Seq<String> TCP_TALKS = Vector.of(
            ">S <SA >A >P <A <P >A >F <A <F >A",
            ">S <SA >A >F <F >A >S <SA",
            ">S <SA >A >R >S <SA >A",
            ">S <SA >A <R >S <SA >A",
            ">S <S >SA <SA >A <A",
            ">S >S <SA <SA >A >S <A >R",
            ">S <R >S <SA >A >S <SA",
            ">A <A >A >P <A <F >F <A",
            ">S <SA >A >P >A >A >A >A >A",
            ">S <SA >A <F >A >F >S <A <A",
            ">S <A >R >S",
            ">S <SA >A <P <P <P >A >A");
    private static final Seq<String> SCTP_TALKS = Vector.of(
            ">INIT <INIT_ACK >COOKIE_ECHO <COOKIE_ACK >DATA <SACK >SHUTDOWN <SHUTDOWN_ACK >SHUTDOWN_COMPLETE",
            ">INIT <INIT_ACK >COOKIE_ECHO <COOKIE_ACK <SHUTDOWN >SHUTDOWN_ACK <SHUTDOWN_COMPLETE >INIT",
            ">INIT >INIT <INIT_ACK <INIT_ACK >COOKIE_ECHO >COOKIE_ECHO <COOKIE_ACK",
            ">INIT <ABORT >INIT <INIT_ACK",
            ">HEARTBEAT <HEARTBEAT_ACK >DATA <DATA >HEARTBEAT <HEARTBEAT_ACK",
            ">INIT <INIT >INIT_ACK <COOKIE_ECHO >COOKIE_ACK <DATA >DATA",
            ">INIT <INIT_ACK >COOKIE_ECHO <ERROR >INIT");

    private TalkArbitraries() {}

    /** Returns the steps of a talk in that protocol. */
    static Arbitrary<Seq<Step>> steps(IpProtocol protocol) {
        return switch (protocol) {
            case TCP -> tcp();
            case SCTP -> sctp();
            case ICMP, ICMPV6, UDP, UDPLITE, DCCP, GRE, ESP, AH, IGMP, IPIP, OSPF, PIM, VRRP -> plain();
        };
    }

    private static Arbitrary<Seq<Step>> mixed(Arbitrary<Seq<Step>> proper, Arbitrary<Step> any) {
        return Combinators.combine(
                        proper,
                        Arbitraries.integers().between(0, TURNS),
                        Arbitraries.frequencyOf(Tuple.of(4, any), Tuple.of(1, failures()))
                                .list()
                                .ofMaxSize(TURNS))
                .as((steps, kept, more) -> steps.take(kept).appendAll(more).take(TURNS));
    }

    private static Arbitrary<Seq<Step>> plain() {
        return mixed(
                directions()
                        .list()
                        .ofSize(TURNS)
                        .map(ways -> Vector.ofAll(ways)
                                .<Step>map(Step.Plain::new)
                                .prepend(new Step.Plain(Direction.ORIGINAL))),
                directions().map(Step.Plain::new));
    }

    private static Arbitrary<Direction> directions() {
        return Arbitraries.of(Direction.class);
    }

    private static Arbitrary<Step> failures() {
        return Combinators.combine(
                        directions(),
                        Arbitraries.of(
                                IcmpMessage.PORT_UNREACHABLE,
                                IcmpMessage.FRAGMENTATION_NEEDED,
                                IcmpMessage.TIME_EXCEEDED,
                                new IcmpMessage(IcmpMessage.REDIRECT, 1)),
                        Arbitraries.of(IcmpMessage.PORT_UNREACHABLE_V6, IcmpMessage.NO_ROUTE_V6, new IcmpMessage(2, 0)),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false, false))
                .as(Step.Failure::new);
    }

    private static Arbitrary<Seq<Step>> tcp() {
        Arbitrary<Seq<Step>> proper = Combinators.combine(
                        Arbitraries.of(TCP_TALKS.asJava()), scales(), scales(), Arbitraries.of(true, false, false))
                .as((talk, client, server, narrow) ->
                        Vector.of(talk.split(" ")).map(word -> segment(word, client, server, narrow ? 1000 : 65535)));
        return mixed(proper, segments());
    }

    private static Arbitrary<Option<Integer>> scales() {
        return Arbitraries.of(Option.none(), Option.some(0), Option.some(7));
    }

    private static Step segment(String word, Option<Integer> client, Option<Integer> server, int window) {
        Direction way = word.charAt(0) == '>' ? Direction.ORIGINAL : Direction.REPLY;
        Option<Integer> scale = way == Direction.ORIGINAL ? client : server;
        return switch (word.substring(1)) {
            case "S" -> new Step.Tcp(way, TcpFlags.SYN, 0, 0, 0, window, scale);
            case "SA" -> new Step.Tcp(way, TcpFlags.SYN_ACK, 0, 0, 0, window, scale);
            case "F" -> new Step.Tcp(way, TcpFlags.FIN_ACK, 0, 0, 0, window, Option.none());
            case "R" -> new Step.Tcp(way, TcpFlags.RST_ACK, 0, 0, 0, 0, Option.none());
            case "P" -> new Step.Tcp(way, TcpFlags.PSH_ACK, 0, 0, 100, window, Option.none());
            default -> new Step.Tcp(way, TcpFlags.ACK, 0, 0, 0, window, Option.none());
        };
    }

    private static Arbitrary<Step> segments() {
        Arbitrary<TcpFlags> flags = Arbitraries.frequencyOf(
                Tuple.of(
                        12,
                        Arbitraries.of(
                                TcpFlags.SYN,
                                TcpFlags.SYN_ACK,
                                TcpFlags.ACK,
                                TcpFlags.ACK,
                                TcpFlags.PSH_ACK,
                                TcpFlags.FIN_ACK,
                                TcpFlags.FIN_ACK,
                                TcpFlags.RST,
                                TcpFlags.RST_ACK)),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                TcpFlags.NONE,
                                TcpFlags.of(TcpFlag.FIN),
                                TcpFlags.of(TcpFlag.SYN, TcpFlag.FIN),
                                TcpFlags.of(TcpFlag.ACK, TcpFlag.URG),
                                TcpFlags.of(TcpFlag.RST, TcpFlag.FIN))));
        Arbitrary<Integer> offsets = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(0)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                -1, 1, -100, 100, -1000, 1000, 30_000, -30_000, 70_000, -70_000, 140_000, -140_000,
                                1 << 24)));
        Arbitrary<Integer> ackOffsets = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(0)),
                Tuple.of(1, Arbitraries.of(-1, 1, -100, 100, -66_000, -70_000, 70_000)));
        return Combinators.combine(
                        directions(),
                        flags,
                        offsets,
                        ackOffsets,
                        Arbitraries.of(0, 0, 0, 1, 100, 1400),
                        Arbitraries.of(65535, 65535, 1000, 0),
                        scales())
                .as((way, set, offset, ackOffset, length, window, scale) -> new Step.Tcp(
                        way,
                        set,
                        offset,
                        ackOffset,
                        set.has(TcpFlag.SYN) || set.has(TcpFlag.RST) ? 0 : length,
                        window,
                        set.has(TcpFlag.SYN) ? scale : Option.none()));
    }

    private static Arbitrary<Seq<Step>> sctp() {
        return mixed(
                Arbitraries.of(SCTP_TALKS.asJava())
                        .map(talk -> Vector.of(talk.split(" ")).map(TalkArbitraries::packet)),
                packets());
    }

    private static Step packet(String word) {
        Direction way = word.charAt(0) == '>' ? Direction.ORIGINAL : Direction.REPLY;
        SctpChunkType type = SctpChunkType.valueOf(word.substring(1));
        return new Step.Sctp(
                way, Vector.of(type), type == SctpChunkType.INIT ? Step.Tag.ZERO : Step.Tag.RIGHT, false, 0);
    }

    private static Arbitrary<Step> packets() {
        Arbitrary<Seq<SctpChunkType>> chunks = Arbitraries.of(SctpChunkType.class)
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(Vector::ofAll);
        return Combinators.combine(
                        directions(),
                        chunks,
                        Arbitraries.of(
                                Step.Tag.RIGHT,
                                Step.Tag.RIGHT,
                                Step.Tag.RIGHT,
                                Step.Tag.PEERS,
                                Step.Tag.ZERO,
                                Step.Tag.WRONG),
                        Arbitraries.of(true, false, false),
                        Arbitraries.of(0, 0, 1))
                .as((way, types, tag, reflected, generation) -> new Step.Sctp(
                        way,
                        types,
                        types.contains(SctpChunkType.INIT) && tag != Step.Tag.WRONG ? Step.Tag.ZERO : tag,
                        reflected,
                        generation));
    }
}
