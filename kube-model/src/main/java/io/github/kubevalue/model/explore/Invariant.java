package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What is to hold in every state, or of every step.
 *
 * @param name what it says, for counterexamples: {@code no address is given twice}
 * @param rule finds the fault, if there is one
 */
public record Invariant(String name, Rule rule) {

    /** A rule about a step. */
    @FunctionalInterface
    public interface Rule {
        /**
         * Returns what is wrong.
         *
         * @param before the objects before the step; those of the state itself if nothing has happened yet
         * @param after the objects after it
         */
        Option<String> fault(Snapshot before, Snapshot after);
    }

    /** Returns an invariant of states. */
    public static Invariant of(String name, Function<Snapshot, Option<String>> rule) {
        return new Invariant(name, (before, after) -> rule.apply(after));
    }

    /** Returns an invariant of steps. */
    public static Invariant ofSteps(String name, Rule rule) {
        return new Invariant(name, rule);
    }
}
