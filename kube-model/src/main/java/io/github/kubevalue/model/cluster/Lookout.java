package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.store.Store;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Watches a run for a state that comes again. One state is remembered and compared with each that follows; it is forgotten for
 * the present one after as many steps again as there were before it (Brent 1980). A run that comes back to it three times is
 * taken to go round for ever.
 *
 * <p>A state is the objects in canonical form, what is waited for, and {@linkplain Memory#deciding what controllers remember} that
 * decides what they do next: one that gives up in the end does not go round, and an autoscaler does not as long as what it looks back
 * at is not what it was. A state does not hold finished pods, so that they may pile up,
 * and not what goes on for ever. To read objects takes time, so a run is watched only once it has taken many more steps than
 * there are objects; pods need the most, some ten until they are ready behind a Service.
 *
 * @param steps the steps so far
 * @param eager whether to watch from the first step
 * @param objects the sum of the numbers of all objects, as far as they were read
 * @param mark the state that is remembered
 */
record Lookout(int steps, boolean eager, long objects, Option<Mark> mark) {
    private static final int PATIENCE = 512;
    private static final int STEPS_AN_OBJECT = 8;
    private static final int STEPS_A_POD = 16;
    private static final int RETURNS = 3;
    private static final int LONGEST = 20_000;

    /**
     * A remembered state.
     *
     * @param step when it was
     * @param objects the sum of the numbers of its objects
     * @param awaited the number of what was waited for and remembered
     * @param finished how many finished pods came since
     * @param isBusy whether anything was written since the run was last here
     * @param returns how often the run came back
     * @param since when it was last here
     * @param turn the steps of the last turn, while it is recorded
     */
    private record Mark(
            int step,
            long objects,
            long awaited,
            int finished,
            boolean isBusy,
            int returns,
            Instant since,
            Vector<Stepped> turn) {

        Mark passed(Stepped next) {
            int more = next.changes().map(Lookout::finished).sum().intValue();
            boolean busy = isBusy || next.changes().exists(change -> difference(change) != 0);
            Vector<Stepped> recorded = returns == 0 ? turn : turn.append(next);
            return new Mark(step, objects, awaited, finished + more, busy, returns, since, recorded);
        }

        boolean isSame(long sum, Cluster cluster) {
            return isBusy && finished >= 0 && objects == sum && awaited == beside(cluster);
        }

        Mark returned(Instant now) {
            return returns + 1 < RETURNS
                    ? new Mark(step, objects, awaited, finished, false, returns + 1, now, Vector.empty())
                    : new Mark(step, objects, awaited, finished, false, returns + 1, since, turn);
        }
    }

    /** Returns a lookout that leaves runs in peace that do not take unusually long. */
    static Lookout patient() {
        return new Lookout(0, false, 0, Option.none());
    }

    /** Returns a lookout that watches from the start. */
    static Lookout eager(Cluster cluster) {
        return new Lookout(0, true, 0, Option.none()).marked(cluster);
    }

    Lookout seen(Stepped next) {
        Lookout later = new Lookout(steps + 1, eager, objects, mark);
        return mark.map(old -> later.compared(next, old.passed(next)))
                .getOrElse(() -> later.isSuspicious(next.cluster()) ? later.marked(next.cluster()) : later);
    }

    private boolean isSuspicious(Cluster cluster) {
        if (steps < PATIENCE || Integer.bitCount(steps) != 1) {
            return false;
        }
        Store store = cluster.apiServer().store();
        int usual = STEPS_AN_OBJECT * besidePods(store);
        return steps >= usual
                && steps >= usual + STEPS_A_POD * store.list(Pod.KIND).count(pod -> !pod.isTerminal());
    }

    private static int besidePods(Store store) {
        return store.kinds().reject(Pod.KIND::equals).map(store::count).sum().intValue();
    }

    private Lookout compared(Stepped next, Mark old) {
        long sum = objects + next.changes().map(Lookout::difference).sum().longValue();
        Lookout after = new Lookout(steps, eager, sum, Option.of(old));
        if (old.isSame(sum, next.cluster())) {
            return new Lookout(
                    steps, eager, sum, Option.of(old.returned(next.cluster().now())));
        }
        boolean isStale =
                old.returns() == 0 ? steps >= 2 * old.step() : old.turn().size() > LONGEST;
        return isStale ? after.marked(next.cluster()) : after;
    }

    private Lookout marked(Cluster cluster) {
        long sum = sum(cluster.snapshot());
        Mark here = new Mark(Math.max(steps, 1), sum, beside(cluster), 0, false, 0, cluster.now(), Vector.empty());
        return new Lookout(steps, eager, sum, Option.of(here));
    }

    private static long beside(Cluster cluster) {
        return Fingerprint.awaited(cluster) + Fingerprint.remembered(cluster);
    }

    /** A turn, if the run goes round; none as long as that is not known. */
    Option<Turn> turn() {
        return mark.filter(old -> old.returns() >= RETURNS).map(old -> new Turn(old.since(), old.turn()));
    }

    private static long sum(Snapshot snapshot) {
        return snapshot.all().foldLeft(0L, (sum, object) -> sum + number(Option.of(object)));
    }

    private static long difference(Change change) {
        return number(change.after()) - number(change.before());
    }

    private static long number(Option<KubeObject> object) {
        return object.filter(each -> !isFinished(each)).map(Canonical::hash).getOrElse(0L);
    }

    /** How many finished pods there are more after a change. */
    static int finished(Change change) {
        return (change.after().exists(Lookout::isFinished) ? 1 : 0)
                - (change.before().exists(Lookout::isFinished) ? 1 : 0);
    }

    static boolean isFinished(KubeObject object) {
        return object instanceof Pod pod && pod.isTerminal();
    }
}
