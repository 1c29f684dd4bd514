package io.github.kubevalue.model.explore;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.fault.Hazards;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * Takes the steps of a search. All steppers come to the same states by the same steps.
 *
 * @param <S> what is kept of a state
 */
interface Stepper<S> {

    /**
     * A step.
     *
     * @param state the state after it, in which no work is left that changes nothing
     * @param changes what it changed
     */
    record Followed<S>(S state, Seq<Change> changes) {}

    /** The state with which the search begins. */
    S start();

    /** Returns the state after the step that is decided. */
    Followed<S> next(S state, Decisions decisions);

    /** Returns the number of the objects of a state. Equal ones have the same, and others another. */
    int objects(S state);

    /** Returns likewise the number of all else. */
    int beside(S state);

    /** Whether nothing will happen in a state on which settling waits. */
    boolean isSettled(S state);

    Hazards hazards(S state);

    Snapshot snapshot(S state);

    /** Returns what is wrong in a state by a rule. */
    Option<String> fault(S state, Function<Snapshot, Option<String>> rule);

    /** Returns what is wrong by a rule with one of those changes. */
    Option<String> fault(Seq<Change> changes, Function<Change, Option<String>> rule);

    /** Returns a cluster without the work that no state keeps: for those who take the same steps once more. */
    Cluster reduced(Cluster cluster);
}
