package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Question;
import io.github.kubevalue.dns.message.Rcode;
import io.vavr.control.Option;

/** What octets that came to a name server are. */
public sealed interface Incoming {

    /**
     * A query that can be answered.
     *
     * @param id of the message
     * @param opcode QUERY, 0, or NOTIFY, 4, which most plugins answer alike
     * @param query what is asked
     */
    record Asked(int id, int opcode, Query query) implements Incoming {}

    /**
     * A message that is answered with a code and no record.
     *
     * @param id of the message
     * @param bits the opcode and flags of the answer, as they stand in its header
     * @param question the question, if that much could be read
     * @param rcode the answer
     * @param why what is wrong with it
     */
    record Rejected(int id, int bits, Option<Question> question, Rcode rcode, String why) implements Incoming {}

    /** Octets that get no answer: a reply, or less than a header. */
    record Ignored(String why) implements Incoming {}
}
