package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.scheduler.Decision.Unschedulable;
import io.vavr.control.Option;
import java.time.Instant;

/** How the scheduler reports on a pod that it does not bind. */
final class Verdicts {
    static final String UNSCHEDULABLE = "Unschedulable";
    private static final String GATED = "SchedulingGated";

    private Verdicts() {}

    static Plan gated(Pod pod, Instant now) {
        String message = "Scheduling is blocked due to non-empty scheduling gates";
        return reporting(pod, pod.status(), GATED, message, now);
    }

    static Plan unschedulable(Pod pod, Unschedulable decision, Instant now) {
        PodStatus status = decision.rescue().isPossible()
                ? pod.status().withNominatedNodeName(Option.of(decision.rescue().node()))
                : pod.status();
        Plan plan = reporting(pod, status, UNSCHEDULABLE, decision.message(), now);
        Plan told = plan.writes().isEmpty()
                ? plan
                : plan.telling(Event.warning(pod, "FailedScheduling", decision.message()));
        return decision.rescue().victims().foldLeft(told, (all, victim) -> all.then(preempt(pod, victim, now)));
    }

    private static Plan preempt(Pod pod, Pod victim, Instant now) {
        // pkg/scheduler/framework/preemption/executor.go: the condition first, then the deletion
        PodCondition target = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.TRUE)
                .reason("PreemptionByScheduler")
                .message(pod.spec().schedulerName().getOrElse("default-scheduler")
                        + ": preempting to accommodate a higher priority pod")
                .lastTransitionTime(now)
                .build();
        Pod marked = victim.withStatus(victim.status().withCondition(target));
        String why = "preempted by pod " + pod.metadata().uid().getOrElse("");
        return Plan.of(new Write.UpdateStatus(marked), why)
                .then(Write.delete(victim), why)
                .telling(Event.normal(
                        victim,
                        "Preempted",
                        "Preempted by pod " + pod.metadata().uid().getOrElse("") + " on node "
                                + victim.spec().nodeName().getOrElse("")));
    }

    private static Plan reporting(Pod pod, PodStatus status, String reason, String message, Instant now) {
        Option<PodCondition> before = status.condition(PodCondition.POD_SCHEDULED);
        PodCondition after = PodCondition.builder()
                .type(PodCondition.POD_SCHEDULED)
                .status(ConditionStatus.FALSE)
                .reason(reason)
                .message(message)
                .observedGeneration(before.flatMap(PodCondition::observedGeneration))
                .lastTransitionTime(
                        before.filter(condition -> condition.status().equals(ConditionStatus.FALSE))
                                .flatMap(PodCondition::lastTransitionTime)
                                .getOrElse(now))
                .build();
        PodStatus reported = status.withCondition(after);
        return reported.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(reported)), message);
    }
}
