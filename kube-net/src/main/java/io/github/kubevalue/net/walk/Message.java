package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;

/**
 * One further packet over a connection that was opened before.
 *
 * @param from who sends it
 * @param kind what it says
 * @param segment where it lies relative to the window, in TCP
 */
public record Message(Side from, Kind kind, Segment segment) {

    /** What a message says. */
    public enum Kind {
        /** Something of the application's. */
        DATA,
        /** That nothing more will come from this side. */
        FIN,
        /** That the connection is over. */
        RESET
    }

    /** Returns data of one side. */
    public static Message data(Side from) {
        return new Message(from, Kind.DATA, Segment.IN_WINDOW);
    }

    /** Returns the end of what one side sends. */
    public static Message fin(Side from) {
        return new Message(from, Kind.FIN, Segment.IN_WINDOW);
    }

    /** Returns the reset of a connection by one side. */
    public static Message reset(Side from) {
        return new Message(from, Kind.RESET, Segment.IN_WINDOW);
    }

    /** Returns this message at another place of the stream. */
    public Message at(Segment other) {
        return new Message(from, kind, other);
    }

    TcpFlags flags() {
        return switch (kind) {
            case DATA -> TcpFlags.PSH_ACK;
            case FIN -> TcpFlags.FIN_ACK;
            case RESET -> TcpFlags.RST_ACK;
        };
    }

    /** Returns {@code DATA of the client}. */
    @Override
    public String toString() {
        return kind + " of the " + (from == Side.CLIENT ? "client" : "server");
    }
}
