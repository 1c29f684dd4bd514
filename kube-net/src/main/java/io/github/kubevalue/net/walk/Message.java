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
        DATA(TcpFlags.PSH_ACK),
        /** That nothing more will come from this side. */
        FIN(TcpFlags.FIN_ACK),
        /** That the connection is over. */
        RESET(TcpFlags.RST_ACK);

        private final TcpFlags flags;

        Kind(TcpFlags flags) {
            this.flags = flags;
        }

        TcpFlags flags() {
            return flags;
        }
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

    /** Returns {@code DATA of the client}. */
    @Override
    public String toString() {
        return kind + " of the " + (from == Side.CLIENT ? "client" : "server");
    }
}
