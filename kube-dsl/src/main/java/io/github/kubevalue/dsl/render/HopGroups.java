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

    /** Whether something was decided or changed; a table that leaves the packet alone is not worth a line. */
    static boolean matters(Seq<Hop> group) {
        boolean idle = group.head().table().contains("nat") || group.forAll(HopGroups::isJumpOfNft);
        return !idle || !group.head().before().equals(group.last().after());
    }

    private static boolean isJumpOfNft(Hop hop) {
        return hop.table().exists(table -> table.startsWith("ip"))
                && hop.rule().exists(rule -> rule.matches("(ct state new )?jump \\S+"));
    }

    /** Returns the chains that were passed; or, where there are none, what was done. */
    static String chains(Seq<Hop> group) {
        Seq<String> chains = group.flatMap(Hop::chain).distinct();
        return chains.size() < 2 ? "" : chains.tail().mkString(" → ");
    }

    /** Returns what was done in the end, without the flows, which stand beside it. */
    static String note(Seq<Hop> group) {
        Hop last = group.last();
        if (last.hook().equals("conntrack")) {
            return last.note()
                    .replaceFirst("^conntrack: ", "")
                    .replaceFirst(", reply of known connection.*", ", a reply");
        }
        boolean translated = !group.head().before().equals(last.after());
        return translated
                ? last.note().replaceFirst("(: )?[a-z0-9-]+ \\S+ -> \\S+ becomes \\S+ \\S+ -> \\S+", "")
                : last.note();
    }
}
