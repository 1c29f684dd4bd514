package io.github.kubevalue.model.explore;

import io.vavr.collection.Seq;

/**
 * A way to a state that should not be, as short as there is one; steps that write nothing are not told.
 *
 * @param name the invariant that does not hold
 * @param fault what is wrong
 * @param way how to come there
 */
public record Counterexample(String name, String fault, Seq<Move> way) {

    /** Returns {@code a bound pod stays on its node: pod/demo/web has left node-1}. */
    @Override
    public String toString() {
        return name + ": " + fault;
    }
}
