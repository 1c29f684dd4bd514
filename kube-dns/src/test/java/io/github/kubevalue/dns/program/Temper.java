package io.github.kubevalue.dns.program;

import io.github.kubevalue.dns.client.Channel;
import io.github.kubevalue.dns.client.Transport;
import io.github.kubevalue.dns.cluster.ClusterDns;
import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.RecordType;
import io.github.kubevalue.dns.message.Response;
import io.vavr.control.Option;

/** How a server behaves. */
enum Temper {
    ANSWERS,
    SERVFAIL,
    REFUSED,
    NOTIMP,
    FORMERR,
    /** Answers that there is nothing, and claims no authority. */
    LAME,
    SILENT,
    /** Answers the one query of a pair only. */
    SILENT_ON_A,
    SILENT_ON_AAAA,
    SERVFAIL_ON_AAAA,
    REFUSED_ON_A,
    /** Nobody listens there. */
    DEAD;

    Option<Response> reply(ClusterDns dns, Query query) {
        return switch (this) {
            case ANSWERS -> Option.some(dns.answer(query));
            case SERVFAIL, REFUSED, NOTIMP, FORMERR -> Option.some(failure(query, Rcode.valueOf(name())));
            case LAME -> Option.some(failure(query, Rcode.NOERROR));
            case SILENT, DEAD -> Option.none();
            case SILENT_ON_A -> query.type().equals(RecordType.A) ? Option.none() : Option.some(dns.answer(query));
            case SILENT_ON_AAAA ->
                query.type().equals(RecordType.AAAA) ? Option.none() : Option.some(dns.answer(query));
            case SERVFAIL_ON_AAAA ->
                Option.some(query.type().equals(RecordType.AAAA) ? failure(query, Rcode.SERVFAIL) : dns.answer(query));
            case REFUSED_ON_A ->
                Option.some(query.type().equals(RecordType.A) ? failure(query, Rcode.REFUSED) : dns.answer(query));
        };
    }

    private static Response failure(Query query, Rcode rcode) {
        return Response.bare(query, rcode, Evidence.of("test", "fails"));
    }

    Transport.Delivery delivery(ClusterDns dns, Query query, Channel channel) {
        if (this == DEAD) {
            return new Transport.Unreachable(channel == Channel.UDP ? "port unreachable" : "connection refused");
        }
        return reply(dns, query)
                .<Transport.Delivery>map(Transport.Replied::new)
                .getOrElse(() -> new Transport.Silence("dropped"));
    }
}
