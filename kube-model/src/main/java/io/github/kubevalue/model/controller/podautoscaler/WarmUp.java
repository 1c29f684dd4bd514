package io.github.kubevalue.model.controller.podautoscaler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How long pods are taken to start: so long, the CPU that they use says nothing of their load.
 *
 * @param cpuInitialization how long after the start of a pod its CPU only counts if it is ready, and was for a whole window
 * @param initialReadiness how long after its start a pod that turned unready, and stayed so, was never ready
 */
record WarmUp(Duration cpuInitialization, Duration initialReadiness) {
    /** The flags {@code --horizontal-pod-autoscaler-cpu-initialization-period} and {@code …-initial-readiness-delay}. */
    static final WarmUp DEFAULT = new WarmUp(Duration.ofMinutes(5), Duration.ofSeconds(30));

    /** Whether the CPU that a pod was measured to use may be that of its start. (replica_calculator.go, groupPods) */
    boolean covers(Pod pod, PodMetric metric, Instant now) {
        Option<PodCondition> ready = pod.status().condition(PodCondition.READY);
        if (ready.isEmpty() || pod.status().startTime().isEmpty()) {
            return true;
        }
        Instant start = pod.status().startTime().get();
        Instant since = ready.get().lastTransitionTime().getOrElse(Instant.EPOCH);
        boolean isUnready = ready.get().status().equals(ConditionStatus.FALSE);
        return start.plus(cpuInitialization).isAfter(now)
                ? isUnready || metric.timestamp().isBefore(since.plus(metric.window()))
                : isUnready && start.plus(initialReadiness).isAfter(since);
    }

    /** Whether time alone may change that. */
    boolean isPassing(Pod pod, Instant now) {
        return pod.status()
                .startTime()
                .exists(start -> start.plus(cpuInitialization).isAfter(now));
    }
}
