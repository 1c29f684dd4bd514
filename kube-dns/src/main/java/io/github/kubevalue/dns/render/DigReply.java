package io.github.kubevalue.dns.render;

import io.github.kubevalue.dns.message.Edns;
import io.github.kubevalue.dns.message.Flag;
import io.github.kubevalue.dns.message.Flags;
import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.github.kubevalue.dns.message.Response;
import io.github.kubevalue.dns.message.Sections;
import io.github.kubevalue.dns.wire.Sent;
import io.github.kubevalue.model.address.IpFamily;
import io.vavr.control.Option;

/**
 * A message that dig prints.
 *
 * @param opcode the operation, 0 for a query
 * @param rcode how it ended
 * @param flags the flags
 * @param question the question, if the server repeats it
 * @param sections the records
 * @param edns the extension
 * @param size the octets of the message
 */
record DigReply(
        int opcode,
        Rcode rcode,
        Flags flags,
        Option<Question> question,
        Sections sections,
        Option<Edns> edns,
        int size) {
    private static final int HEADER = 12;

    static DigReply overUdp(Response response, IpFamily family) {
        return of(Sent.overUdp(response, family));
    }

    static DigReply overTcp(Response response) {
        return of(Sent.overTcp(response));
    }

    private static DigReply of(Sent sent) {
        Response response = sent.response();
        return new DigReply(
                0,
                response.rcode(),
                response.flags(),
                Option.some(response.question()),
                response.sections(),
                response.extension(),
                sent.size());
    }

    /** This reply, to an operation that servers do as they do queries. */
    DigReply to(int operation) {
        return new DigReply(operation, rcode, flags, question, sections, edns, size);
    }

    /** The reply to an operation that no name server of a cluster does: the header of the query, with a code. */
    static DigReply notImplemented(int opcode, Query query) {
        return new DigReply(
                opcode,
                Rcode.NOTIMP,
                query.flags().with(Flag.QR),
                Option.none(),
                Sections.EMPTY,
                Option.none(),
                HEADER);
    }
}
