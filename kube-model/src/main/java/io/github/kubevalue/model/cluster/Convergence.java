package io.github.kubevalue.model.cluster;

import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * How a cluster settled, or why it did not.
 *
 * @param cluster the cluster at the end
 * @param at the virtual time since the start at which the last write was made
 * @param steps how many pieces of work were done
 * @param transitions what was written on the way
 * @param unrest why it did not settle; none if it did
 */
public record Convergence(Cluster cluster, Duration at, int steps, Seq<Transition> transitions, Option<Unrest> unrest) {

    /** Whether nothing is left to do but what goes on for ever. */
    public boolean converged() {
        return unrest.isEmpty();
    }

    /** Why it did not settle, in a line; none if it did. */
    public Option<String> reason() {
        return unrest.map(Unrest::toString);
    }

    /** Who undoes whose work, if that is why it did not settle. */
    public Option<Livelock> livelock() {
        return unrest.filter(Livelock.class::isInstance).map(Livelock.class::cast);
    }
}
