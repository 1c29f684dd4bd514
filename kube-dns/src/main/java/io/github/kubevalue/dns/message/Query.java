package io.github.kubevalue.dns.message;

import io.github.kubevalue.dns.name.DomainName;
import io.vavr.control.Option;

/**
 * A query as a client sends it: one question, flags and perhaps EDNS.
 *
 * @param question what is asked
 * @param flags of which RD, AD and CD mean something in a query
 * @param edns the extension, if the client speaks it
 * @param opcode what kind of message it is
 */
public record Query(Question question, Flags flags, Option<Edns> edns, Opcode opcode) {
    private static final Flags RECURSIVE = Flags.of(Flag.RD);

    /** Returns a question. */
    public Query(Question question, Flags flags, Option<Edns> edns) {
        this(question, flags, edns, Opcode.QUERY);
    }

    /** Returns the query of a stub resolver: recursion desired, no EDNS. */
    public static Query of(Question question) {
        return new Query(question, RECURSIVE, Option.none());
    }

    /** Returns the query of a stub resolver for a name and a type. */
    public static Query of(DomainName name, RecordType type) {
        return of(Question.of(name, type));
    }

    /** Returns the query of a stub resolver for a name and a type; a final dot is added to the name if need be. */
    public static Query of(String name, RecordType type) {
        return of(Question.of(name, type));
    }

    /** The name that is asked for. */
    public DomainName name() {
        return question.name();
    }

    /** The type of record that is asked for. */
    public RecordType type() {
        return question.type();
    }

    /** Returns this query with another question. */
    public Query withQuestion(Question other) {
        return new Query(other, flags, edns, opcode);
    }

    /** Returns this query with other flags. */
    public Query withFlags(Flags other) {
        return new Query(question, other, edns, opcode);
    }

    /** Returns this query with EDNS. */
    public Query withEdns(Edns extension) {
        return new Query(question, flags, Option.some(extension), opcode);
    }

    /** Returns this query as a message of another kind. */
    public Query withOpcode(Opcode other) {
        return new Query(question, flags, edns, other);
    }

    @Override
    public String toString() {
        return question.toString();
    }
}
