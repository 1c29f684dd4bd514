package io.github.kubevalue.model.controller.workload;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** A pod is available once it has been ready for the least time that its workload asks. */
public final class Availability {
    private Availability() {}

    /** Whether the pod is ready and has been for that many seconds. */
    public static boolean isAvailable(Pod pod, int minReadySeconds, Instant now) {
        // pkg/api/v1/pod/util.go, IsPodAvailable
        return pod.isReady()
                && (minReadySeconds == 0 || availableFrom(pod, minReadySeconds).exists(from -> !from.isAfter(now)));
    }

    /** Returns how long until the next of the pods, if it stays ready, becomes available. */
    public static Option<Duration> next(Seq<Pod> pods, int minReadySeconds, Instant now) {
        return pods.filter(pod -> pod.isReady() && !isAvailable(pod, minReadySeconds, now))
                .flatMap(pod -> availableFrom(pod, minReadySeconds))
                .min()
                .map(from -> Duration.between(now, from));
    }

    private static Option<Instant> availableFrom(Pod pod, int minReadySeconds) {
        return pod.readyCondition()
                .flatMap(PodCondition::lastTransitionTime)
                .map(since -> since.plusSeconds(minReadySeconds));
    }
}
