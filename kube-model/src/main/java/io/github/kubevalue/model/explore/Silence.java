package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.cluster.Work;
import io.vavr.control.Option;

/**
 * The partial-order reduction: work that would change nothing is done at once, and its other orders are not explored.
 *
 * <p>That loses no state. Say work w would change nothing in state s, in whatever way it may go. Any run from s in which w is done
 * later either changes nothing that w reads before it is done; then w still changes nothing, and the run without it has the
 * same states. Or some step changes what w reads; then that step wakes w again, by the law of {@link
 * io.github.kubevalue.model.controller.Controller} that whatever a plan depends on wakes its key, and from there on the
 * run in which w was done at once is the same. So {w} is a persistent set of s (Godefroid 1996, ch. 4), and as the step leads to a state
 * with less work, no step is put off for ever.
 *
 * @param hasTies whether ties go all ways
 */
record Silence(boolean hasTies) {

    /** Returns the cluster without the work that changes nothing. */
    Cluster settled(Cluster cluster) {
        Cluster quiet = cluster.withAgenda(cluster.agenda().due(cluster.now()));
        int place = 0;
        while (place < quiet.agenda().pending().size()) {
            Option<Cluster> without = without(quiet, place);
            place = without.isEmpty() ? place + 1 : place;
            quiet = without.getOrElse(quiet);
        }
        return quiet;
    }

    /** The cluster after the work at that place, if it changes nothing in whatever way it goes. */
    private Option<Cluster> without(Cluster cluster, int place) {
        Decisions decisions = new Decisions(new int[] {place}, hasTies);
        Stepped first = cluster.next(decisions);
        Stepped next = first;
        while (isSilent(cluster, cluster.agenda().pending().get(place), next)) {
            if (!decisions.advance(1)) {
                return Option.of(first.cluster());
            }
            next = cluster.next(decisions);
        }
        return Option.none();
    }

    private static boolean isSilent(Cluster before, Work work, Stepped next) {
        Cluster after = next.cluster();
        return next.changes().isEmpty()
                && !after.agenda().pending().contains(work)
                && after.agenda().failures(work) == before.agenda().failures(work)
                && after.memories().equals(before.memories());
    }
}
