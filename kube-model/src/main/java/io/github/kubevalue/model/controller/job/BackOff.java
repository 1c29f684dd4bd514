package io.github.kubevalue.model.controller.job;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** How long a Job waits before the next pod, after pods have failed one after the other. */
final class BackOff {
    // pkg/controller/job/job_controller.go, DefaultJobPodFailureBackOff, MaxJobPodFailureBackOff
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final int DOUBLINGS = 6;

    private BackOff() {}

    /** Returns how long to wait still; none if a pod may be made now. */
    static Option<Duration> left(JobPods pods, Instant now) {
        // pkg/controller/job/backoff_utils.go, getRemainingTime
        Seq<Pod> ended = pods.pods()
                .filter(pod -> pod.isTerminal() || pod.metadata().isDeleting())
                .sortBy(pod -> end(pod, now));
        Seq<Pod> failures =
                ended.reverse().takeWhile(pod -> !pod.status().phase().contains(PodPhase.SUCCEEDED));
        if (failures.isEmpty()) {
            return Option.none();
        }
        Duration delay = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, failures.size() - 1));
        Instant until = end(failures.head(), now).plus(delay.compareTo(MOST) < 0 ? delay : MOST);
        return until.isAfter(now) ? Option.of(Duration.between(now, until)) : Option.none();
    }

    private static Instant end(Pod pod, Instant now) {
        return pod.status()
                .containerStatuses()
                .flatMap(ContainerStatus::state)
                .flatMap(ContainerState::terminated)
                .flatMap(ContainerStateTerminated::finishedAt)
                .max()
                .orElse(pod.metadata().deletionTimestamp())
                .getOrElse(now);
    }
}
