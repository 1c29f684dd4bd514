package io.github.kubevalue.net.conntrack;

import io.github.kubevalue.net.packet.SctpChunkType;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The table of SCTP's states: net/netfilter/nf_conntrack_proto_sctp.c, sctp_conntracks. */
final class SctpTransitions {
    // columns: NO CL CW CE ES SS SR SA HS, in the order of SctpState
    private static final Map<SctpChunkType, Map<SctpState, Option<SctpState>>> ORIGINAL = table(
            "CL CL CW CE ES CL CL SA CW", // INIT
            "CL CL CW CE ES SS SR SA CL", // INIT_ACK
            "CL CL CL CL CL CL CL CL CL", // ABORT
            "CL CL CW CE SS SS SR SA CL", // SHUTDOWN
            "SA CL CW CE ES SA SA SA SA", // SHUTDOWN_ACK
            "CL CL CW CE ES SS SR SA CL", // ERROR
            "CL CL CE CE ES SS SR SA CL", // COOKIE_ECHO
            "CL CL CW ES ES SS SR SA CL", // COOKIE_ACK
            "CL CL CW CE ES SS SR CL CL", // SHUTDOWN_COMPLETE
            "HS CL CW CE ES SS SR SA HS", // HEARTBEAT
            "CL CL CW CE ES SS SR SA HS"); // HEARTBEAT_ACK

    private static final Map<SctpChunkType, Map<SctpState, Option<SctpState>>> REPLY = table(
            "iv CL CW CE ES SS SR SA iv",
            "iv CW CW CE ES SS SR SA iv",
            "iv CL CL CL CL CL CL CL iv",
            "iv CL CW CE SR SS SR SA iv",
            "iv CL CW CE ES SA SA SA iv",
            "iv CL CW CL ES SS SR SA iv",
            "iv CL CE CE ES SS SR SA iv",
            "iv CL CW ES ES SS SR SA iv",
            "iv CL CW CE ES SS SR CL iv",
            "iv CL CW CE ES SS SR SA HS",
            "iv CL CW CE ES SS SR SA ES");

    private SctpTransitions() {}

    private static Map<SctpChunkType, Map<SctpState, Option<SctpState>>> table(String... rows) {
        return Vector.of(
                        SctpChunkType.INIT,
                        SctpChunkType.INIT_ACK,
                        SctpChunkType.ABORT,
                        SctpChunkType.SHUTDOWN,
                        SctpChunkType.SHUTDOWN_ACK,
                        SctpChunkType.ERROR,
                        SctpChunkType.COOKIE_ECHO,
                        SctpChunkType.COOKIE_ACK,
                        SctpChunkType.SHUTDOWN_COMPLETE,
                        SctpChunkType.HEARTBEAT,
                        SctpChunkType.HEARTBEAT_ACK)
                .zip(Vector.of(rows))
                .toMap(row -> row._1, row -> row(row._2));
    }

    private static Map<SctpState, Option<SctpState>> row(String cells) {
        return Vector.of(SctpState.values())
                .zip(Vector.of(cells.split(" ")))
                .toMap(cell -> cell._1, cell -> cell(cell._2));
    }

    private static Option<SctpState> cell(String text) {
        return switch (text) {
            case "CL" -> Option.some(SctpState.CLOSED);
            case "CW" -> Option.some(SctpState.COOKIE_WAIT);
            case "CE" -> Option.some(SctpState.COOKIE_ECHOED);
            case "ES" -> Option.some(SctpState.ESTABLISHED);
            case "SS" -> Option.some(SctpState.SHUTDOWN_SENT);
            case "SR" -> Option.some(SctpState.SHUTDOWN_RECD);
            case "SA" -> Option.some(SctpState.SHUTDOWN_ACK_SENT);
            case "HS" -> Option.some(SctpState.HEARTBEAT_SENT);
            default -> Option.none();
        };
    }

    /** Returns the state after a chunk, none if it does not belong there; payload changes nothing. */
    static Option<SctpState> step(Direction direction, SctpChunkType chunk, SctpState from) {
        return (direction == Direction.ORIGINAL ? ORIGINAL : REPLY)
                .get(chunk)
                .flatMap(row -> row.get(from))
                .getOrElse(() -> Option.some(from));
    }
}
