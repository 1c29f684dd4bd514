package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.cluster.Stepped;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A search under way.
 *
 * @param <S> what is kept of a state
 */
final class Search<S> {
    private final Exploration exploration;
    private final Stepper<S> stepper;
    private final List<Invariant> always;
    private final List<Invariant> atRest;
    private final Known known = new Known();
    private final ArrayDeque<State<S>> open = new ArrayDeque<>();
    private final Exits exits = new Exits();
    private final Set<Integer> rests = new HashSet<>();
    private Option<Counterexample> counterexample = Option.none();
    private long transitions;
    private int depth;
    private boolean isComplete = true;

    /**
     * A state from which the search is to go on.
     *
     * @param number counts the states
     * @param depth after how many steps it is reached
     * @param state the state
     */
    private record State<S>(int number, int depth, S state) {}

    Search(Exploration exploration, Stepper<S> stepper) {
        this.exploration = exploration;
        this.stepper = stepper;
        this.always = List.copyOf(exploration.always().asJava());
        this.atRest = List.copyOf(exploration.atRest().asJava());
    }

    Explored run() {
        S start = stepper.start();
        found(-1, new Decisions(new int[0], exploration.hasTies()), 0, start);
        check(always, start, new Stepper.Followed<>(start, Vector.empty()), Vector::empty);
        while (counterexample.isEmpty() && !open.isEmpty()) {
            expand(open.poll());
        }
        if (counterexample.isEmpty() && isComplete) {
            counterexample = exits.trapped(known.size()).map(this::trap);
        }
        return new Explored(known.size(), transitions, rests.size(), depth, isComplete, counterexample);
    }

    /** The numbers of all states that were found. */
    long[] states() {
        return known.keys();
    }

    /** The numbers of the objects of all states of rest. */
    Set<Integer> rests() {
        return rests;
    }

    private void expand(State<S> from) {
        S state = from.state();
        depth = Math.max(depth, from.depth());
        boolean isSettled = stepper.isSettled(state);
        if (isSettled) {
            rests.add(stepper.objects(state));
            exits.rest(from.number());
            check(atRest, state, new Stepper.Followed<>(state, Vector.empty()), () -> paths(from.number()));
        }
        boolean isOver = isSettled && stepper.hazards(state).faults().isEmpty();
        if (isOver || isTooDeep(from)) {
            return;
        }
        Decisions decisions = new Decisions(isSettled ? new int[] {1} : new int[0], exploration.hasTies());
        do {
            follow(from, stepper.next(state, decisions), decisions);
        } while (decisions.advance(0) && counterexample.isEmpty());
    }

    private boolean isTooDeep(State<S> state) {
        boolean isTooDeep = state.depth() >= exploration.bounds().depth();
        isComplete = isComplete && !isTooDeep;
        return isTooDeep;
    }

    private void follow(State<S> from, Stepper.Followed<S> next, Decisions decisions) {
        transitions++;
        int number = found(from.number(), decisions, from.depth() + 1, next.state());
        boolean isChosen = stepper.hazards(next.state()).equals(stepper.hazards(from.state()));
        if (number >= 0 && isChosen) {
            exits.edge(from.number(), number);
        }
        check(always, from.state(), next, () -> paths(from.number()).append(decisions.taken()));
    }

    /** Returns the number of a state, new or known; -1 if there are too many. */
    private int found(int parent, Decisions decisions, int deep, S state) {
        long key = (long) stepper.objects(state) << Integer.SIZE | stepper.beside(state);
        int before = known.find(key);
        if (before >= 0) {
            return before;
        }
        if (known.size() >= exploration.bounds().states()) {
            isComplete = false;
            return -1;
        }
        int number = known.add(key, parent, decisions.taken());
        open.add(new State<>(number, deep, state));
        return number;
    }

    /** A step is looked at even where it leads to a state that is known: another may have led there first. */
    private void check(List<Invariant> invariants, S before, Stepper.Followed<S> next, Supplier<Vector<int[]>> paths) {
        for (Invariant invariant : invariants) {
            Option<String> fault = fault(invariant.rule(), before, next);
            if (fault.isDefined() && counterexample.isEmpty()) {
                counterexample = Option.of(new Counterexample(invariant.name(), fault.get(), way(paths.get())));
            }
        }
    }

    private Option<String> fault(Invariant.Rule rule, S before, Stepper.Followed<S> next) {
        if (rule instanceof Invariant.OfChanges of) {
            return next.changes().isEmpty() ? Option.none() : stepper.fault(next.changes(), of.fault());
        }
        return rule instanceof Invariant.OfSteps of
                ? of.fault().apply(stepper.snapshot(before), stepper.snapshot(next.state()))
                : stepper.fault(next.state(), ((Invariant.OfStates) rule).fault());
    }

    /** A state without a way to rest, and what goes on there. */
    private Counterexample trap(int number) {
        Vector<Move> way = way(paths(number));
        Cluster cluster = cluster(number);
        String fault = cluster.converge().reason().getOrElse(() -> "from here on, no order of events leads to rest");
        return new Counterexample("every state leads to rest", fault, way);
    }

    private Vector<int[]> paths(int number) {
        Vector<int[]> paths = Vector.empty();
        for (int at = number; known.parent(at) >= 0; at = known.parent(at)) {
            paths = paths.prepend(known.path(at));
        }
        return paths;
    }

    private Cluster cluster(int number) {
        return paths(number)
                .foldLeft(
                        stepper.reduced(exploration.start()),
                        (cluster, path) -> stepper.reduced(cluster.next(new Decisions(path, exploration.hasTies()))
                                .cluster()));
    }

    private Vector<Move> way(Vector<int[]> paths) {
        Vector<Move> moves = Vector.empty();
        Cluster cluster = stepper.reduced(exploration.start());
        for (int[] path : paths) {
            Decisions decisions = new Decisions(path, exploration.hasTies());
            Stepped next = cluster.next(decisions);
            moves = moves.append(Narration.move(cluster, decisions, next));
            cluster = stepper.reduced(next.cluster());
        }
        return moves;
    }
}
