package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What is to hold in every state, or of every step.
 *
 * @param name what it says, for counterexamples: {@code a bound pod stays on its node}
 * @param rule finds the fault, if there is one
 */
public record Invariant(String name, Rule rule) {

    /** Finds what is wrong. */
    public sealed interface Rule {}

    /** A rule about the objects of a state. */
    record OfStates(Function<Snapshot, Option<String>> fault) implements Rule {}

    /** A rule about the objects before and after a step. */
    record OfSteps(BiFunction<Snapshot, Snapshot, Option<String>> fault) implements Rule {}

    /** A rule about one change of one object. */
    record OfChanges(Function<Change, Option<String>> fault) implements Rule {}

    /** Returns an invariant of states. */
    public static Invariant of(String name, Function<Snapshot, Option<String>> rule) {
        return new Invariant(name, new OfStates(rule));
    }

    /** Returns an invariant of steps: of the objects before each, and after it. */
    public static Invariant ofSteps(String name, BiFunction<Snapshot, Snapshot, Option<String>> rule) {
        return new Invariant(name, new OfSteps(rule));
    }

    /** Returns an invariant of changes. */
    public static Invariant ofChanges(String name, Function<Change, Option<String>> rule) {
        return new Invariant(name, new OfChanges(rule));
    }
}
