package io.github.kubevalue.model.scheduler.defaultpreemption;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import java.time.Instant;
import java.util.Comparator;

/**
 * A node on which room could be made.
 *
 * @param node the name of the node
 * @param victims the pods that would have to go, the most important first
 */
record Candidate(String node, Seq<Pod> victims) {

    /** The most important pod first: by priority, then by age. */
    static final Comparator<Pod> IMPORTANCE =
            Comparator.comparing(Candidate::priority).reversed().thenComparing(Candidate::started);

    /** The best candidate first. */
    // pkg/scheduler/framework/preemption/preemption.go, pickOneNodeForPreemption
    static final Comparator<Candidate> PREFERENCE = Comparator.comparing(Candidate::highest)
            .thenComparing(Candidate::sum)
            .thenComparing(candidate -> candidate.victims.size())
            .thenComparing(Comparator.comparing(Candidate::earliestOfHighest).reversed());

    static int priority(Pod pod) {
        return pod.spec().priority().getOrElse(0);
    }

    private static Instant started(Pod pod) {
        return pod.status().startTime().getOrElse(Instant.MAX);
    }

    private int highest() {
        return priority(victims.head());
    }

    private long sum() {
        return victims.map(victim -> priority(victim) + (1L << 31)).sum().longValue();
    }

    private Instant earliestOfHighest() {
        return victims.filter(victim -> priority(victim) == highest())
                .map(Candidate::started)
                .min()
                .get();
    }
}
