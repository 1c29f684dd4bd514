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
 * @param reason why it did not settle; none if it did
 */
public record Convergence(Cluster cluster, Duration at, int steps, Seq<Transition> transitions, Option<String> reason) {

    /** Whether nothing is left to do but what goes on for ever. */
    public boolean converged() {
        return reason.isEmpty();
    }
}
