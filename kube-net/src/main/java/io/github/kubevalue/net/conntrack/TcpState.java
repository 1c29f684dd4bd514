package io.github.kubevalue.net.conntrack;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The state of a tracked TCP connection, by the names of {@code conntrack -L}. */
public enum TcpState {
    /** Nothing seen yet. */
    NONE,
    /** A SYN has been seen. */
    SYN_SENT,
    /** A SYN-ACK has answered it. */
    SYN_RECV,
    /** Three packets have been seen. */
    ESTABLISHED,
    /** One side has said that it sends no more. */
    FIN_WAIT,
    /** The other has acknowledged that. */
    CLOSE_WAIT,
    /** Both sides have said so. */
    LAST_ACK,
    /** Both have acknowledged. */
    TIME_WAIT,
    /** Reset. */
    CLOSE,
    /** A SYN from either side: simultaneous open. */
    SYN_SENT2;

    /** Whether it comes to its end, so that it may be dropped early from a table that is nearly full. */
    // net/netfilter/nf_conntrack_proto_tcp.c, tcp_can_early_drop
    boolean isEnding() {
        return switch (this) {
            case FIN_WAIT, CLOSE_WAIT, LAST_ACK, TIME_WAIT, CLOSE -> true;
            case NONE, SYN_SENT, SYN_RECV, ESTABLISHED, SYN_SENT2 -> false;
        };
    }

    /** Reads {@code ESTABLISHED}, or none. */
    public static Option<TcpState> tryParse(String text) {
        return Vector.of(values()).find(state -> state.name().equals(text));
    }
}
