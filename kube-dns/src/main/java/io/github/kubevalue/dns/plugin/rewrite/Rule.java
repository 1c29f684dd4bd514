package io.github.kubevalue.dns.plugin.rewrite;

import io.github.kubevalue.dns.message.Query;
import io.github.kubevalue.dns.plugin.Chain;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a line of {@code rewrite} does to a query. */
@FunctionalInterface
public interface Rule {

    /** Returns what it makes of a query. */
    Outcome rewrite(Query query, Chain chain);

    /** The code of the EDNS option that the rule is about, which makes it known to the server. */
    default Seq<Integer> ednsOptions() {
        return Vector.empty();
    }

    /** What a rule makes of a query. */
    sealed interface Outcome {

        /** Returns the outcome of a rule that rewrote a query. */
        static Outcome done(Query query, ResponseRule... responses) {
            return new Done(query, Vector.of(responses));
        }
    }

    /** The rule has no say in it; an extension may have been added to the query all the same. */
    record Ignored(Query query) implements Outcome {}

    /**
     * The query is rewritten, or at least what is to be done to its reply is known.
     *
     * @param query the query by now
     * @param responses what is to be done to its reply
     */
    record Done(Query query, Seq<ResponseRule> responses) implements Outcome {}

    /** The name would be none: the query fails. */
    record Invalid(String name) implements Outcome {}
}
