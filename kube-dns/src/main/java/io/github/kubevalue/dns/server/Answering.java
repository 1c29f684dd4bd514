package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.plugin.Sender;
import io.github.kubevalue.dns.wire.Decoder;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.dns.wire.Incoming;

/** From octets to octets: what both transports share. */
final class Answering {
    private static final int OPCODE_SHIFT = 3;

    private Answering() {}

    /** The reply to the first octets of an array that a client sent; empty if it gets none. */
    static Octets reply(Responder responder, byte[] octets, int length, Sender sender) {
        Incoming incoming = Decoder.read(octets, length);
        if (incoming instanceof Incoming.Rejected rejected) {
            return new Octets(Encoder.rejection(rejected), true);
        }
        return incoming instanceof Incoming.Asked asked ? answered(responder, asked, sender) : Octets.NONE;
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

    private static Octets answered(Responder responder, Incoming.Asked asked, Sender sender) {
        Reply reply = reply(responder, asked.query(), sender);
        if (reply.response().isDropped()) {
            return Octets.NONE;
        }
        byte[] octets = sender.overTcp()
                ? Encoder.overTcp(asked.id(), reply.response())
                : Encoder.overUdp(asked.id(), reply.response(), sender.ip().family());
        octets[2] |= (byte) (asked.opcode() << OPCODE_SHIFT);
        return new Octets(octets, reply.repeatable());
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
