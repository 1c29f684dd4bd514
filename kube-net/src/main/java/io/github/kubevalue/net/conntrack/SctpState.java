package io.github.kubevalue.net.conntrack;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The state of a tracked SCTP association, by the names of {@code conntrack -L}. */
public enum SctpState {
    /** Nothing seen yet. */
    NONE,
    /** An INIT has been seen, or the end. */
    CLOSED,
    /** An INIT_ACK has answered it. */
    COOKIE_WAIT,
    /** The cookie has been returned. */
    COOKIE_ECHOED,
    /** The cookie has been acknowledged. */
    ESTABLISHED,
    /** The side that opened it has begun to shut it down. */
    SHUTDOWN_SENT,
    /** The other side has begun to shut it down. */
    SHUTDOWN_RECD,
    /** The shutdown has been acknowledged. */
    SHUTDOWN_ACK_SENT,
    /** A heartbeat has been seen on a path of which nothing was known. */
    HEARTBEAT_SENT;

    /** Whether it comes to its end, so that it may be dropped early from a table that is nearly full. */
    // net/netfilter/nf_conntrack_proto_sctp.c, sctp_can_early_drop
    boolean isEnding() {
        return switch (this) {
            case SHUTDOWN_SENT, SHUTDOWN_RECD, SHUTDOWN_ACK_SENT -> true;
            case NONE, CLOSED, COOKIE_WAIT, COOKIE_ECHOED, ESTABLISHED, HEARTBEAT_SENT -> false;
        };
    }

    /** Reads {@code ESTABLISHED}, or none. */
    public static Option<SctpState> tryParse(String text) {
        return Vector.of(values()).find(state -> state.name().equals(text));
    }
}
