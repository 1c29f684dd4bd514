package io.github.kubevalue.net.walk;

import io.github.kubevalue.net.network.NetworkState;
import io.github.kubevalue.net.packet.Flow;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.trace.Peer;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * A connection as the sockets at its ends know it; what the kernels between them know is in the {@link NetworkState}.
 *
 * <p>An attempt that nobody answered has a client's end only: of UDP, whose sender may try again from the same port.
 */
@Value.Immutable
@SuppressWarnings("immutables:from")
public interface Connection extends WithConnection {

    /**
     * A socket at one end.
     *
     * @param peer whose it is
     * @param sends the flow of what it sends
     * @param life which of several processes, one after the other, of a peer has it
     */
    record End(Peer peer, Flow sends, String life) {

        /** The flow of what it takes. */
        public Flow receives() {
            return sends.inverted();
        }
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What was asked for. */
    Request request();

    /** Who opened it. */
    End client();

    /** Who took it. */
    Option<End> server();

    /** Who has said that it sends no more. */
    @Value.Default
    default Set<Side> finished() {
        return HashSet.empty();
    }

    /** Who knows of it no more. */
    @Value.Default
    default Set<Side> gone() {
        return HashSet.empty();
    }

    /**
     * What the client's socket has been told of a datagram that was not sent, and nobody has asked for: who sends next is told
     * that, and sends nothing.
     */
    // net/core/sock.c, sock_alloc_send_pskb
    Option<String> pendingError();

    /** Returns that end. */
    default Option<End> end(Side side) {
        return side == Side.CLIENT ? Option.some(client()) : server();
    }

    /** Whether both ends still have it. */
    default boolean isOpen() {
        return server().isDefined() && gone().isEmpty() && finished().size() < 2;
    }

    /** Whether an end has it still. */
    default boolean isKnownTo(Side side) {
        return server().isDefined() && !gone().contains(side) && finished().size() < 2;
    }

    /** Whether an end may send. */
    default boolean canSend(Side side) {
        return isKnownTo(side) && !finished().contains(side);
    }

    /** Whether there are ends that remember, as TCP has them. */
    default boolean isTcp() {
        return client().sends().protocol() == IpProtocol.TCP;
    }

    /** Returns this connection after that end has said that it sends no more. */
    default Connection finishedBy(Side side) {
        return withFinished(finished().add(side));
    }

    /** Returns this connection after that end has forgotten it. */
    default Connection lostTo(Side side) {
        return withGone(gone().add(side));
    }

    /** Builds a {@link Connection}. */
    final class Builder extends ImmutableConnection.Builder {
        Builder() {}
    }
}
