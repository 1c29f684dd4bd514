package io.github.kubevalue.net.conntrack;

import io.vavr.collection.Array;

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

    private static final Step INVALID = new Step.Invalid();

    // a row for each TcpSegmentKind; columns: NO SS SR ES FW CW LA TW CL S2, in the order of TcpState
    private static final Array<Array<Step>> ORIGINAL = table(
            "SS SS ig ig ig ig ig SS SS S2", // SYN
            "iv iv SR iv iv iv iv iv iv SR", // SYNACK
            "iv iv FW FW LA LA LA TW CL iv", // FIN
            "ES iv ES ES CW CW TW TW CL iv", // ACK
            "iv CL CL CL CL CL CL CL CL CL", // RST
            "iv iv iv iv iv iv iv iv iv iv"); // NONE

    private static final Array<Array<Step>> REPLY = table(
            "iv S2 iv iv iv iv iv SS iv S2",
            "iv SR ig ig ig ig ig ig ig SR",
            "iv iv FW FW LA LA LA TW CL iv",
            "iv ig SR ES CW CW TW TW CL ig",
            "iv CL CL CL CL CL CL CL CL CL",
            "iv iv iv iv iv iv iv iv iv iv");

    private TcpTransitions() {}

    private static Array<Array<Step>> table(String... rows) {
        return Array.of(rows).map(cells -> Array.of(cells.split(" ")).map(TcpTransitions::cell));
    }

    private static Step cell(String text) {
        return switch (text) {
            case "SS" -> new Step.To(TcpState.SYN_SENT);
            case "SR" -> new Step.To(TcpState.SYN_RECV);
            case "ES" -> new Step.To(TcpState.ESTABLISHED);
            case "FW" -> new Step.To(TcpState.FIN_WAIT);
            case "CW" -> new Step.To(TcpState.CLOSE_WAIT);
            case "LA" -> new Step.To(TcpState.LAST_ACK);
            case "TW" -> new Step.To(TcpState.TIME_WAIT);
            case "CL" -> new Step.To(TcpState.CLOSE);
            case "S2" -> new Step.To(TcpState.SYN_SENT2);
            case "ig" -> new Step.Ignored();
            default -> INVALID;
        };
    }

    @SuppressWarnings("EnumOrdinal") // the cells stand in the order of the constants, and every segment asks
    static Step step(Direction direction, TcpSegmentKind kind, TcpState from) {
        return (direction == Direction.ORIGINAL ? ORIGINAL : REPLY)
                .get(kind.ordinal())
                .get(from.ordinal());
    }
}
