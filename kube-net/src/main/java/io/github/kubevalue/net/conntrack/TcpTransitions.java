package io.github.kubevalue.net.conntrack;

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
    private static final String[][] ORIGINAL = {
        row("SS SS ig ig ig ig ig SS SS S2"), // SYN
        row("iv iv SR iv iv iv iv iv iv SR"), // SYNACK
        row("iv iv FW FW LA LA LA TW CL iv"), // FIN
        row("ES iv ES ES CW CW TW TW CL iv"), // ACK
        row("iv CL CL CL CL CL CL CL CL CL"), // RST
        row("iv iv iv iv iv iv iv iv iv iv"), // NONE
    };

    private static final String[][] REPLY = {
        row("iv S2 iv iv iv iv iv SS iv S2"),
        row("iv SR ig ig ig ig ig ig ig SR"),
        row("iv iv FW FW LA LA LA TW CL iv"),
        row("iv ig SR ES CW CW TW TW CL ig"),
        row("iv CL CL CL CL CL CL CL CL CL"),
        row("iv iv iv iv iv iv iv iv iv iv"),
    };

    private TcpTransitions() {}

    private static String[] row(String cells) {
        return cells.split(" ");
    }

    static Step step(Direction direction, TcpSegmentKind kind, TcpState from) {
        String[][] table = direction == Direction.ORIGINAL ? ORIGINAL : REPLY;
        String cell = table[kind.ordinal()][from.ordinal()];
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
