package io.github.kubevalue.dns.server;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.wire.Decoder;
import io.github.kubevalue.dns.wire.Encoder;
import io.github.kubevalue.dns.wire.Incoming;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.control.Option;
import java.util.function.Function;

/** From octets to octets: what both transports share. */
record Answering(Function<Query, Response> answers) {

    Option<byte[]> overUdp(byte[] octets, int length, IpFamily family) {
        return answer(octets, length, (id, response) -> Encoder.overUdp(id, response, family));
    }

    Option<byte[]> overTcp(byte[] octets) {
        return answer(octets, octets.length, Encoder::overTcp);
    }

    private interface Writer {
        byte[] write(int id, Response response);
    }

    private Option<byte[]> answer(byte[] octets, int length, Writer writer) {
        Incoming incoming = Decoder.read(octets, length);
        if (incoming instanceof Incoming.Rejected rejected) {
            return Option.some(Encoder.bare(rejected.id(), rejected.opcode(), rejected.rcode()));
        }
        return incoming instanceof Incoming.Asked asked
                ? Option.some(response(asked.query()))
                        .filter(response -> !response.isDropped())
                        .map(response -> writer.write(asked.id(), response))
                : Option.none();
    }

    private Response response(Query query) {
        return query.edns().map(Edns::version).getOrElse(0) == 0
                ? answered(query)
                : Response.bare(query, Rcode.BADVERS, Evidence.of("server", "only version 0 of EDNS is known"));
    }

    /** core/dnsserver/server.go, ServeDNS: whatever goes wrong with one query is that client's SERVFAIL. */
    private Response answered(Query query) {
        try {
            return answers.apply(query);
        } catch (RuntimeException e) {
            return Response.bare(query, Rcode.SERVFAIL, Evidence.of("server", "the query failed: " + e));
        }
    }
}
