package io.github.kubevalue.net.conntrack;

import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The table of TCP's states: net/netfilter/nf_conntrack_proto_tcp.c, tcp_conntracks. */
final class TcpTransitions {
    /** What a segment does to a connection. */
    sealed interface Step {
        /** The connection is in that state now. */
        record To(TcpState state) implements Step {}

        /** The segment passes, and changes nothing. */
        record Ignored() implements Step {}

        /** The segment does not belong to the connection. */
        record Invalid() implements Step {}
    }

    // columns: NO SS SR ES FW CW LA TW CL S2, in the order of TcpState
    private static final Map<TcpSegmentKind, Map<TcpState, String>> ORIGINAL = table(
            "SS SS ig ig ig ig ig SS SS S2", // SYN
            "iv iv SR iv iv iv iv iv iv SR", // SYNACK
            "iv iv FW FW LA LA LA TW CL iv", // FIN
            "ES iv ES ES CW CW TW TW CL iv", // ACK
            "iv CL CL CL CL CL CL CL CL CL", // RST
            "iv iv iv iv iv iv iv iv iv iv"); // NONE

    private static final Map<TcpSegmentKind, Map<TcpState, String>> REPLY = table(
            "iv S2 iv iv iv iv iv SS iv S2",
            "iv SR ig ig ig ig ig ig ig SR",
            "iv iv FW FW LA LA LA TW CL iv",
            "iv ig SR ES CW CW TW TW CL ig",
            "iv CL CL CL CL CL CL CL CL CL",
            "iv iv iv iv iv iv iv iv iv iv");

    private TcpTransitions() {}

    private static Map<TcpSegmentKind, Map<TcpState, String>> table(String... rows) {
        return Vector.of(TcpSegmentKind.values())
                .zip(Vector.of(rows))
                .toMap(
                        row -> row._1,
                        row -> Vector.of(TcpState.values())
                                .zip(Vector.of(row._2.split(" ")))
                                .toMap(cell -> cell));
    }

    static Step step(Direction direction, TcpSegmentKind kind, TcpState from) {
        Map<TcpSegmentKind, Map<TcpState, String>> table = direction == Direction.ORIGINAL ? ORIGINAL : REPLY;
        String cell = table.get(kind).flatMap(row -> row.get(from)).getOrElse("iv");
        return state(cell)
                .<Step>map(Step.To::new)
                .getOrElse(() -> cell.equals("ig") ? new Step.Ignored() : new Step.Invalid());
    }

    private static Option<TcpState> state(String cell) {
        return switch (cell) {
            case "SS" -> Option.some(TcpState.SYN_SENT);
            case "SR" -> Option.some(TcpState.SYN_RECV);
            case "ES" -> Option.some(TcpState.ESTABLISHED);
            case "FW" -> Option.some(TcpState.FIN_WAIT);
            case "CW" -> Option.some(TcpState.CLOSE_WAIT);
            case "LA" -> Option.some(TcpState.LAST_ACK);
            case "TW" -> Option.some(TcpState.TIME_WAIT);
            case "CL" -> Option.some(TcpState.CLOSE);
            case "S2" -> Option.some(TcpState.SYN_SENT2);
            default -> Option.none();
        };
    }
}
