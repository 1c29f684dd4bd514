package io.github.kubevalue.model.scheduler.defaultpreemption;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Priorities;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.Comparator;

/**
 * A node on which the pod could run if others went.
 *
 * @param node the node
 * @param victims the pods that would have to go, the most important first
 * @param violations how many of them a disruption budget protects
 */
record Candidate(NodeInfo node, Seq<Pod> victims, int violations) {

    /** The best candidate first. */
    // pkg/scheduler/framework/preemption/preemption.go, pickOneNodeForPreemption
    static final Comparator<Candidate> PREFERENCE = Comparator.comparing(Candidate::violations)
            .thenComparing(Candidate::highest)
            .thenComparing(Candidate::sum)
            .thenComparing(candidate -> candidate.victims.size())
            .thenComparing(Comparator.comparing(Candidate::earliestOfHighest).reversed());

    /** Whether somebody has to go. */
    boolean hasVictims() {
        return !victims.isEmpty();
    }

    private int highest() {
        return Priorities.of(victims.head());
    }

    /** The sum of all priorities, each of which counts as positive. */
    private long sum() {
        return victims.map(victim -> Priorities.of(victim) + (1L << 31)).sum().longValue();
    }

    private Instant earliestOfHighest() {
        return victims.filter(victim -> Priorities.of(victim) == highest())
                .map(Priorities::started)
                .min()
                .get();
    }
}
