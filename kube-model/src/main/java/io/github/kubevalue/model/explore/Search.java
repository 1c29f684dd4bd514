package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.canonical.Canonical;
import io.github.kubevalue.model.canonical.Hash;
import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Fingerprint;
import io.github.kubevalue.model.cluster.Stepped;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A search under way. The number of a state is kept up to date change by change: the objects that a step leaves alone are not
 * read again.
 */
final class Search {
    private static final int REMEMBERED = 200_000;

    private final Exploration exploration;
    private final Silence silence;
    private final Map<Long, Integer> known = new HashMap<>();
    private final List<Origin> origins = new ArrayList<>();
    private final ArrayDeque<State> open = new ArrayDeque<>();
    private final Exits exits = new Exits();
    private final Set<Long> rests = new HashSet<>();
    private final IdentityHashMap<KubeObject, Long> numbers = new IdentityHashMap<>();
    private Option<Counterexample> counterexample = Option.none();
    private long transitions;
    private int depth;
    private boolean isComplete = true;

    /**
     * How a state was first found.
     *
     * @param parent the state before it; -1 for the first
     * @param path what was decided there
     */
    private record Origin(int parent, Vector<Integer> path) {}

    /**
     * A state from which the search is to go on.
     *
     * @param number counts the states
     * @param depth after how many steps it is reached
     * @param cluster the cluster
     * @param objects the sum of the numbers of its objects
     */
    private record State(int number, int depth, Cluster cluster, long objects) {}

    Search(Exploration exploration) {
        this.exploration = exploration;
        this.silence = new Silence(exploration.hasTies());
    }

    Explored run() {
        Cluster start = silence.settled(exploration.start());
        found(new Origin(-1, Vector.empty()), 0, start, sum(start.snapshot()));
        check(exploration.always(), start.snapshot(), start.snapshot(), Vector::empty);
        while (counterexample.isEmpty() && !open.isEmpty()) {
            expand(open.poll());
        }
        if (counterexample.isEmpty() && isComplete) {
            counterexample = exits.trapped().map(this::trap);
        }
        return new Explored(origins.size(), transitions, rests.size(), depth, isComplete, counterexample);
    }

    private void expand(State state) {
        Cluster cluster = state.cluster();
        depth = Math.max(depth, state.depth());
        if (cluster.isSettled()) {
            rests.add(state.objects());
            exits.rest(state.number());
            check(exploration.atRest(), cluster.snapshot(), cluster.snapshot(), () -> paths(state.number()));
        }
        boolean isOver =
                cluster.isSettled() && cluster.adversity().hazards().faults().isEmpty();
        if (isOver || isTooDeep(state)) {
            return;
        }
        Vector<Integer> path = cluster.isSettled() ? Vector.of(1) : Vector.empty();
        do {
            Decisions decisions = new Decisions(path, exploration.hasTies());
            follow(state, cluster.next(decisions), decisions.taken());
            path = decisions.next(0);
        } while (!path.isEmpty() && counterexample.isEmpty());
    }

    private boolean isTooDeep(State state) {
        boolean isTooDeep = state.depth() >= exploration.bounds().depth();
        isComplete = isComplete && !isTooDeep;
        return isTooDeep;
    }

    private void follow(State from, Stepped next, Vector<Integer> path) {
        transitions++;
        Cluster after = silence.settled(next.cluster());
        long sum = from.objects()
                + next.changes()
                        .map(change -> number(change.after()) - number(change.before()))
                        .sum()
                        .longValue();
        int number = found(new Origin(from.number(), path), from.depth() + 1, after, sum);
        boolean isChosen =
                after.adversity().hazards().equals(from.cluster().adversity().hazards());
        if (number >= 0 && isChosen) {
            exits.edge(from.number(), number);
        }
        check(
                exploration.always(),
                from.cluster().snapshot(),
                after.snapshot(),
                () -> paths(from.number()).append(path));
    }

    /** Returns the number of a state, new or known; -1 if there are too many. */
    private int found(Origin origin, int deep, Cluster cluster, long objects) {
        long key = Hash.of(objects, Fingerprint.besideObjects(cluster));
        Integer before = known.get(key);
        if (before != null) {
            return before;
        }
        if (origins.size() >= exploration.bounds().states()) {
            isComplete = false;
            return -1;
        }
        int number = origins.size();
        known.put(key, number);
        origins.add(origin);
        open.add(new State(number, deep, cluster, objects));
        return number;
    }

    private long sum(Snapshot snapshot) {
        return snapshot.all().foldLeft(0L, (sum, object) -> sum + number(Option.of(object)));
    }

    private long number(Option<KubeObject> object) {
        if (numbers.size() > REMEMBERED) {
            numbers.clear();
        }
        return object.map(each -> numbers.computeIfAbsent(each, Canonical::hash))
                .getOrElse(0L);
    }

    /** A step is looked at even where it leads to a state that is known: another may have led there first. */
    private void check(
            Seq<Invariant> invariants, Snapshot before, Snapshot after, Supplier<Vector<Vector<Integer>>> paths) {
        for (Invariant invariant : invariants) {
            Option<String> fault = invariant.rule().fault(before, after);
            if (fault.isDefined() && counterexample.isEmpty()) {
                counterexample = Option.of(new Counterexample(invariant.name(), fault.get(), way(paths.get())));
            }
        }
    }

    /** A state without a way to rest, and what goes on there. */
    private Counterexample trap(int number) {
        Vector<Move> way = way(paths(number));
        Cluster cluster = cluster(number);
        String fault = cluster.converge().reason().getOrElse(() -> "from here on, no order of events leads to rest");
        return new Counterexample("every state leads to rest", fault, way);
    }

    private Vector<Vector<Integer>> paths(int number) {
        Vector<Vector<Integer>> paths = Vector.empty();
        for (int at = number;
                origins.get(at).parent() >= 0;
                at = origins.get(at).parent()) {
            paths = paths.prepend(origins.get(at).path());
        }
        return paths;
    }

    private Cluster cluster(int number) {
        return paths(number)
                .foldLeft(
                        silence.settled(exploration.start()),
                        (cluster, path) -> silence.settled(cluster.next(new Decisions(path, exploration.hasTies()))
                                .cluster()));
    }

    private Vector<Move> way(Vector<Vector<Integer>> paths) {
        Vector<Move> moves = Vector.empty();
        Cluster cluster = silence.settled(exploration.start());
        for (Vector<Integer> path : paths) {
            Decisions decisions = new Decisions(path, exploration.hasTies());
            Stepped next = cluster.next(decisions);
            moves = moves.append(Narration.move(cluster, decisions, next));
            cluster = silence.settled(next.cluster());
        }
        return moves;
    }
}
