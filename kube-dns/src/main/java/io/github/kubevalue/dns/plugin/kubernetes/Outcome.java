package io.github.kubevalue.dns.plugin.kubernetes;

import io.github.kubevalue.dns.message.Evidence;
import io.github.kubevalue.dns.message.ResourceRecord;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What the plugin has for a question, before it is made a reply. */
sealed interface Outcome {

    /** What decided. */
    Evidence because();

    /** No such name: the next plugin may try it, if the name falls through. */
    record NameError(Evidence because) implements Outcome {}

    /** Records, or, without any, NODATA. */
    record Records(Seq<ResourceRecord> answer, Seq<ResourceRecord> additional, Evidence because) implements Outcome {
        static Records of(Seq<ResourceRecord> answer, Evidence because) {
            return new Records(answer, Vector.empty(), because);
        }

        static Records none(Evidence because) {
            return of(Vector.empty(), because);
        }
    }

    /** An alias that leads out of the zone, and what the server's own chain has behind it, perhaps cut off. */
    record Chased(Seq<ResourceRecord> answer, boolean truncated, Evidence because) implements Outcome {}

    /** A reply that no message can hold: it is made, and never sent. */
    record Unsendable(Evidence because) implements Outcome {}

    /** Refused: the zone is not transferred. */
    record Refused(Evidence because) implements Outcome {}
}
