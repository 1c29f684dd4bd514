package io.github.kubevalue.model.explore;

import io.vavr.control.Option;

/**
 * What came of an exploration.
 *
 * @param states how many states were found
 * @param transitions how many steps between them
 * @param rests how many different states of rest there are, whatever may still go wrong in them
 * @param depth how many steps it takes to come to the last of them
 * @param isComplete whether there are no others within the hazards
 * @param counterexample what does not hold; none if all does
 */
public record Explored(
        int states, long transitions, int rests, int depth, boolean isComplete, Option<Counterexample> counterexample) {

    /** Whether everything holds in all states that were found. */
    public boolean holds() {
        return counterexample.isEmpty();
    }
}
