package io.github.kubevalue.dsl.render;

import io.github.kubevalue.net.trace.Hop;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Hops that belong to one sentence: the rules that a packet meets in one table at one hook. */
final class HopGroups {
    private HopGroups() {}

    static Seq<Seq<Hop>> of(Seq<Hop> hops) {
        Vector<Seq<Hop>> groups = Vector.empty();
        for (Hop hop : hops) {
            boolean continues = !groups.isEmpty() && isSame(groups.last().last(), hop);
            groups = continues
                    ? groups.update(groups.size() - 1, groups.last().append(hop))
                    : groups.append(Vector.of(hop));
        }
        return groups;
    }

    private static boolean isSame(Hop earlier, Hop later) {
        return earlier.table().isDefined()
                && earlier.at().equals(later.at())
                && earlier.hook().equals(later.hook())
                && earlier.table().equals(later.table());
    }

    /** Returns the chains that were passed, and what was done in the end. */
    static String note(Seq<Hop> group) {
        Seq<String> chains = group.flatMap(Hop::chain).distinct();
        String path = chains.isEmpty() ? "" : chains.mkString(" → ") + ": ";
        return path + group.last().note();
    }
}
