package io.github.kubevalue.net.conntrack;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

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
    private static final EnumMap<TcpState, Step> NO_ROW = new EnumMap<>(TcpState.class);

    // a row for each TcpSegmentKind; columns: NO SS SR ES FW CW LA TW CL S2, in the order of TcpState
    private static final Map<TcpSegmentKind, EnumMap<TcpState, Step>> ORIGINAL = table(
            "SS SS ig ig ig ig ig SS SS S2", // SYN
            "iv iv SR iv iv iv iv iv iv SR", // SYNACK
            "iv iv FW FW LA LA LA TW CL iv", // FIN
            "ES iv ES ES CW CW TW TW CL iv", // ACK
            "iv CL CL CL CL CL CL CL CL CL", // RST
            "iv iv iv iv iv iv iv iv iv iv"); // NONE

    private static final Map<TcpSegmentKind, EnumMap<TcpState, Step>> REPLY = table(
            "iv S2 iv iv iv iv iv SS iv S2",
            "iv SR ig ig ig ig ig ig ig SR",
            "iv iv FW FW LA LA LA TW CL iv",
            "iv ig SR ES CW CW TW TW CL ig",
            "iv CL CL CL CL CL CL CL CL CL",
            "iv iv iv iv iv iv iv iv iv iv");

    private TcpTransitions() {}

    private static Map<TcpSegmentKind, EnumMap<TcpState, Step>> table(String... rows) {
        EnumMap<TcpSegmentKind, EnumMap<TcpState, Step>> table = new EnumMap<>(TcpSegmentKind.class);
        Iterator<String> row = List.of(rows).iterator();
        for (TcpSegmentKind kind : TcpSegmentKind.values()) {
            table.put(kind, row(row.next()));
        }
        return table;
    }

    private static EnumMap<TcpState, Step> row(String cells) {
        Iterator<String> cell = List.of(cells.split(" ")).iterator();
        EnumMap<TcpState, Step> row = new EnumMap<>(TcpState.class);
        for (TcpState from : TcpState.values()) {
            row.put(from, cell(cell.next()));
        }
        return row;
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

    static Step step(Direction direction, TcpSegmentKind kind, TcpState from) {
        return (direction == Direction.ORIGINAL ? ORIGINAL : REPLY)
                .getOrDefault(kind, NO_ROW)
                .getOrDefault(from, INVALID);
    }
}
