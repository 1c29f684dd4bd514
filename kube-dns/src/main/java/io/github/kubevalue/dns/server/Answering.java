package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.wire.Decoder;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.dns.wire.Incoming;
import io.github.kubevalue.dns.wire.ZoneMessages;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** From octets to octets: what both transports share. */
final class Answering {
    private static final int OPCODE_SHIFT = 3;

    private Answering() {}

    /** The reply over UDP to the first octets of an array that a client sent; empty if it gets none. */
    static Octets overUdp(Responder responder, byte[] octets, int length, Sender sender) {
        Incoming incoming = Decoder.read(octets, length);
        if (incoming instanceof Incoming.Rejected rejected) {
            return new Octets(Encoder.rejection(rejected), true);
        }
        if (!(incoming instanceof Incoming.Asked asked)) {
            return Octets.NONE;
        }
        Reply reply = reply(responder, asked.query(), sender);
        return reply.response().isDropped()
                ? Octets.NONE
                : new Octets(
                        marked(
                                Encoder.overUdp(
                                        asked.id(),
                                        reply.response(),
                                        sender.ip().family()),
                                asked),
                        reply.repeatable());
    }

    /** The messages over TCP that reply to a message: none, one, or several in which a zone is sent. */
    static Seq<byte[]> overTcp(Responder responder, byte[] octets, Sender sender) {
        Incoming incoming = Decoder.read(octets, octets.length);
        if (incoming instanceof Incoming.Rejected rejected) {
            return Vector.of(Encoder.rejection(rejected));
        }
        return incoming instanceof Incoming.Asked asked
                ? ZoneMessages.of(reply(responder, asked.query(), sender).response())
                        .reject(Response::isDropped)
                        .map(message -> marked(Encoder.overTcp(asked.id(), message), asked))
                : Vector.empty();
    }

    private static byte[] marked(byte[] octets, Incoming.Asked asked) {
        octets[2] |= (byte) (asked.opcode() << OPCODE_SHIFT);
        return octets;
    }

    /** A reply as octets; none if there is no reply. */
    static final class Octets {
        private static final Octets NONE = new Octets(new byte[0], false);

        private final byte[] octets;
        private final boolean repeatable;

        private Octets(byte[] octets, boolean repeatable) {
            this.octets = octets;
            this.repeatable = repeatable;
        }

        byte[] octets() {
            return octets;
        }

        /** Whether the same query gets the same reply again. */
        boolean isRepeatable() {
            return repeatable;
        }
    }

    /** core/dnsserver/server.go, ServeDNS: whatever goes wrong with one query is that client's SERVFAIL. */
    private static Reply reply(Responder responder, Query query, Sender sender) {
        try {
            return responder.reply(query, sender);
        } catch (RuntimeException | StackOverflowError e) {
            return new Reply(Response.panicked(query, Evidence.of("server", "the query failed: " + e)), false);
        }
    }
}
