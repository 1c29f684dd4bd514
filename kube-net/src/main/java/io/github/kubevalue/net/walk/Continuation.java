package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.netfilter.RejectWith;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.Packet;
import io.github.kubevalue.net.packet.Segment;
import io.github.kubevalue.net.packet.TcpFlags;
import io.github.kubevalue.net.trace.Disposition;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.control.Option;

/**
 * One message over a connection that was opened before: there to the other end's socket, and its acknowledgement back. Whoever
 * gets a segment of a connection that it does not know answers with a reset.
 */
final class Continuation {
    private final Journey journey;
    private final Post post;
    private final Message message;
    private final Connection.End from;
    private final Connection.End to;
    private Connection connection;

    Continuation(Journey journey, Connection connection, Message message) {
        this.journey = journey;
        this.post = new Post(journey);
        this.connection = connection;
        this.message = message;
        this.from = connection.end(message.from()).get();
        this.to = connection.end(message.from().opposite()).get();
    }

    /** The connection afterwards. */
    Connection connection() {
        return connection;
    }

    Ending run() {
        Packet packet = connection.isTcp()
                ? Packet.tcp(from.sends(), message.flags()).withSegment(message.segment())
                : Packet.of(from.sends());
        Arrival arrival = carry(message.from(), from.peer(), packet);
        journey.turn();
        return post.landed(arrival).map(this::landed).getOrElse(() -> stopped(arrival));
    }

    private Arrival carry(Side side, Peer sender, Packet packet) {
        return side == Side.CLIENT ? post.forth(connection.request(), packet) : post.back(sender, packet);
    }

    /** TCP tries again until it gives up, whatever it is told meanwhile; only a reset breaks it off. */
    private Ending stopped(Arrival arrival) {
        if (arrival instanceof Arrival.Unknown) {
            return Ending.nowhere(Disposition.NOT_MODELLED, Post.why(arrival));
        }
        if (arrival instanceof Arrival.Rejected rejected && !rejected.bySender()) {
            Option<Arrival> told = post.told(rejected);
            if (rejected.with() == RejectWith.TCP_RESET && told.exists(this::comesBack)) {
                return broken(Ending.nowhere(Disposition.REFUSED, rejected.reason()));
            }
        }
        if (arrival instanceof Arrival.NoNeighbour nobody && nobody.at() instanceof Peer.NodePeer node) {
            post.told(node, nobody.inFlight());
        }
        return Ending.nowhere(Disposition.TIMEOUT, Post.why(arrival));
    }

    private Ending landed(Landing landing) {
        Packet packet = landing.packet();
        boolean known = landing.peer().equals(to.peer())
                && landing.life().equals(to.life())
                && packet.flow().equals(to.receives())
                && (!connection.isTcp() || connection.isKnownTo(message.from().opposite()));
        journey.note(
                landing.peer(), "socket", packet.flow(), known ? "the socket of the connection" : "no such connection");
        journey.turn();
        Ending ending = Ending.at(landing, landing.peer() + " has it");
        return known ? taken(ending) : unexpected(ending, landing);
    }

    private Ending taken(Ending ending) {
        if (!connection.isTcp()) {
            return ending;
        }
        if (message.kind() == Message.Kind.RESET) {
            connection = connection.lostTo(message.from()).lostTo(message.from().opposite());
            return ending;
        }
        if (message.kind() == Message.Kind.FIN) {
            connection = connection.finishedBy(message.from());
        }
        Arrival back = carry(message.from().opposite(), to.peer(), Packet.tcp(to.sends(), TcpFlags.ACK));
        return comesBack(back)
                ? ending
                : ending.but(
                        Disposition.TIMEOUT,
                        "the acknowledgement of " + to.peer() + " does not come back: " + whyNot(back));
    }

    private boolean comesBack(Arrival back) {
        return post.received(from.peer(), back).exists(packet -> packet.flow().equals(from.receives()));
    }

    private String whyNot(Arrival back) {
        return post.received(from.peer(), back)
                .map(packet -> "it comes as " + packet.flow())
                .getOrElse(() -> Post.why(back));
    }

    /** Nobody there knows of the connection: a reset is the answer, unless the message is one, or a datagram. */
    private Ending unexpected(Ending ending, Landing landing) {
        Flow flow = landing.packet().flow();
        String what = flow + ", which " + landing.peer() + " knows nothing of";
        Ending lost = ending.but(Disposition.TIMEOUT, "the message comes as " + what);
        if (!connection.isTcp() || message.kind() == Message.Kind.RESET) {
            return lost;
        }
        Packet reset = Packet.tcp(flow.inverted(), TcpFlags.RST_ACK).withSegment(Segment.IN_WINDOW);
        Arrival back = carry(message.from().opposite(), landing.peer(), reset);
        return comesBack(back)
                ? broken(ending.but(Disposition.REFUSED, "connection reset by peer: the message comes as " + what))
                : lost;
    }

    private Ending broken(Ending ending) {
        connection = connection.lostTo(message.from());
        return ending;
    }
}
