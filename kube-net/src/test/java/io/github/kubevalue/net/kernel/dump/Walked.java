package io.github.kubevalue.net.kernel.dump;

import io.github.kubevalue.net.packet.Address;
import io.github.kubevalue.net.rewrite.Translation;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * The way of a packet: which rules matched, and what was tracked.
 *
 * @param rules the rules, {@code nat DOCKER 4}
 * @param entries the connections
 */
record Walked(Set<String> rules, Seq<Translation> entries) {
    /** Whether this, which may leave ports open, is what has been seen. */
    boolean admits(Walked seen) {
        return rules.equals(seen.rules)
                && entries.size() == seen.entries.size()
                && entries.forAll(one -> seen.entries.exists(other -> admits(one, other)));
    }

    private static boolean admits(Translation one, Translation seen) {
        return one.original().equals(seen.original())
                && admits(one.reply().source(), seen.reply().source())
                && admits(one.reply().destination(), seen.reply().destination());
    }

    private static boolean admits(Address one, Address seen) {
        return one.ip().equals(seen.ip())
                && one.port().range().contains(seen.port().range().first());
    }
}
