package io.github.kubevalue.model.controller.disruption;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Pods of which it was said that they are about to be disrupted, and whose deletion never came. */
final class StaleDisruption {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String BY_KUBELET = "TerminationByKubelet";

    private StaleDisruption() {}

    /** Whether it is said of a pod. Where the kubelet says it, the deletion may take as long as it likes. */
    static boolean isIn(Pod pod) {
        return since(pod).isDefined();
    }

    private static Option<Instant> since(Pod pod) {
        // disruption.go, nonTerminatingPodHasStaleDisruptionCondition
        return pod.status()
                .condition(PodCondition.DISRUPTION_TARGET)
                .filter(condition -> !pod.metadata().isDeleting() && !pod.isTerminal())
                .filter(condition ->
                        condition.status().isTrue() && !condition.reason().contains(BY_KUBELET))
                .map(condition -> condition.lastTransitionTime().getOrElse(Instant.EPOCH));
    }

    /** Returns the plan to take it back, two minutes after it was said. */
    static Plan plan(Pod pod, Instant now) {
        // disruption.go, syncStalePodDisruption
        return since(pod)
                .map(since -> Duration.between(now, since.plus(TIMEOUT)))
                .map(left -> left.isNegative() || left.isZero()
                        ? takenBack(pod, now)
                        : Plan.none().requeueAfter(left))
                .getOrElse(Plan.none());
    }

    private static Plan takenBack(Pod pod, Instant now) {
        PodCondition condition = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.FALSE)
                .observedGeneration(pod.metadata().generation())
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
        return Plan.of(
                new Write.UpdateStatus(pod.withStatus(pod.status().withCondition(condition))),
                "its disruption did not come");
    }
}
