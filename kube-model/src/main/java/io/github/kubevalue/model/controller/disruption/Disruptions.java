package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The pods of a budget whose eviction was granted less than two minutes ago and has not been seen yet.
 *
 * @param pods when it was granted, by the name of the pod
 * @param plan what to tell of those that are still there, and when to look again
 */
record Disruptions(SortedMap<String, Option<Instant>> pods, Plan plan) {
    /** How long the deletion of a pod may take to show. */
    private static final Duration DELETION_TIMEOUT = Duration.ofMinutes(2);

    /** The least delay of the queue that a look at the end of that time goes through. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(5);

    static Disruptions of(PodDisruptionBudget budget, Seq<Pod> pods, Instant now) {
        // disruption.go, buildDisruptedPodMap
        Disruptions none = new Disruptions(TreeMap.empty(), Plan.none());
        return pods.reject(pod -> pod.metadata().isDeleting())
                .foldLeft(
                        none,
                        (so, pod) -> budget.status()
                                .disruptedPods()
                                .get(pod.name())
                                .map(time -> so.with(budget, pod, time, now))
                                .getOrElse(so));
    }

    private Disruptions with(PodDisruptionBudget budget, Pod pod, Option<Instant> granted, Instant now) {
        Instant end = end(granted);
        if (end.isBefore(now)) {
            return new Disruptions(pods, plan.telling(notDeleted(budget, pod)));
        }
        Duration left = Duration.between(now, end).plus(FIRST_RETRY);
        return new Disruptions(pods.put(pod.name(), granted), plan.requeueAfter(left));
    }

    private static Instant end(Option<Instant> granted) {
        return granted.getOrElse(Instant.MIN.plus(DELETION_TIMEOUT)).plus(DELETION_TIMEOUT);
    }

    private static Event notDeleted(PodDisruptionBudget budget, Pod pod) {
        // upstream names the namespace twice, and not the budget
        String named = budget.namespace() + "/" + budget.namespace();
        return Event.warning(pod, "NotDeleted", "Pod was expected by PDB " + named + " to be deleted but it wasn't");
    }

    /** Whether a pod of the budget counts as healthy. */
    boolean isHealthy(Pod pod, Instant now) {
        // disruption.go, countHealthyPods
        boolean isGoing = pods.get(pod.name()).exists(granted -> end(granted).isAfter(now));
        return !pod.metadata().isDeleting() && !isGoing && pod.isReady();
    }
}
