package io.github.kubevalue.model.controller.job;

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
        // pkg/controller/job/backoff_utils.go, newBackoffRecord
        Seq<Pod> ended = pods.pods()
                .filter(pod -> pod.isTerminal() || pod.metadata().isDeleting())
                .sortBy(FinishTime::of);
        Seq<Pod> failures =
                ended.reverse().takeWhile(pod -> !pod.status().phase().contains(PodPhase.SUCCEEDED));
        return failures.headOption().flatMap(last -> left(failures.size(), FinishTime.of(last), now));
    }

    /**
     * Returns how long to wait still.
     *
     * @param failures how many pods have failed one after the other
     * @param last when the last of them did
     */
    static Option<Duration> left(int failures, Instant last, Instant now) {
        // getRemainingTimeForFailuresCount
        Duration delay = FIRST.multipliedBy(1L << Math.min(DOUBLINGS, failures - 1));
        Instant until = last.plus(delay.compareTo(MOST) < 0 ? delay : MOST);
        return until.isAfter(now) ? Option.of(Duration.between(now, until)) : Option.none();
    }
}
