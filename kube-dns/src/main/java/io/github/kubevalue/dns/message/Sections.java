package io.github.kubevalue.dns.message;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.function.UnaryOperator;

/**
 * The records of a reply, by section; the OPT pseudo record is not among them.
 *
 * @param answer what was asked for
 * @param authority who vouches for it, or, in a negative answer, the SOA that does
 * @param additional addresses of names in the other sections
 */
public record Sections(Seq<ResourceRecord> answer, Seq<ResourceRecord> authority, Seq<ResourceRecord> additional) {
    /** No record at all. */
    public static final Sections EMPTY = new Sections(Vector.empty(), Vector.empty(), Vector.empty());

    /** Returns the sections of a reply that has only an answer. */
    public static Sections answer(Seq<ResourceRecord> records) {
        return new Sections(records, EMPTY.authority, EMPTY.additional);
    }

    /** Returns the sections of a negative reply. */
    public static Sections authority(ResourceRecord soa) {
        return new Sections(EMPTY.answer, Vector.of(soa), EMPTY.additional);
    }

    /** Returns the records of all sections. */
    public Seq<ResourceRecord> all() {
        return answer.appendAll(authority).appendAll(additional);
    }

    /** Returns the sections with each record changed. */
    public Sections map(UnaryOperator<ResourceRecord> change) {
        return mapEach(section -> section.isEmpty() ? section : section.map(change));
    }

    /** Returns the sections, each of them changed. */
    public Sections mapEach(UnaryOperator<Seq<ResourceRecord>> change) {
        return new Sections(change.apply(answer), change.apply(authority), change.apply(additional));
    }
}
