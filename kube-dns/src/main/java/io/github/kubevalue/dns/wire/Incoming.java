package io.github.kubevalue.dns.wire;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.message.Rcode;

/** What octets that came to a name server are. */
public sealed interface Incoming {

    /** A query that can be answered. */
    record Asked(int id, Query query) implements Incoming {}

    /**
     * A message that is answered with a code and nothing else.
     *
     * @param id of the message
     * @param opcode of the message
     * @param rcode the answer
     * @param why what is wrong with it
     */
    record Rejected(int id, int opcode, Rcode rcode, String why) implements Incoming {}

    /** Octets that get no answer: a reply, or less than a header. */
    record Ignored(String why) implements Incoming {}
}
