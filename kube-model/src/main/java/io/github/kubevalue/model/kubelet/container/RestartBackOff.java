package io.github.kubevalue.model.kubelet.container;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a container that ended waits for its restart: not at all the first time, then 10 s, doubled each time up to
 * 5 minutes; not at all after a run of more than 10 minutes.
 *
 * <p>The kubelet remembers each container's back-off. Here it follows from the number of restarts, since a container
 * behaves the same each time.
 */
final class RestartBackOff {
    // pkg/kubelet/kubelet.go, backOffPeriod and MaxContainerBackOff; client-go/util/flowcontrol/backoff.go
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration MOST = Duration.ofMinutes(5);

    private RestartBackOff() {}

    /** The delay of a restart, counted from the end of a run that ended by itself. */
    static Duration afterExit(int restarts, Duration run) {
        return restarts == 0 || run.compareTo(MOST.multipliedBy(2)) > 0 ? Duration.ZERO : doubled(restarts - 1);
    }

    /**
     * The delay of a restart, counted from when a probe had the container killed. The kubelet restarts it in the pass in which it
     * kills it, and there looks at how long ago the run before has ended; only if it may not does it wait.
     *
     * @param before when the run before has ended
     * @param killed when this run has
     */
    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff: the status of the pod is that of before the pass
    static Duration afterProbe(int restarts, Instant before, Instant killed) {
        if (restarts < 2) {
            return Duration.ZERO;
        }
        Duration delay = doubled(restarts - 2);
        return Duration.between(before, killed).compareTo(delay) < 0 ? delay : Duration.ZERO;
    }

    /** The delay after that many doublings. */
    static Duration doubled(int times) {
        Duration delay = FIRST;
        for (int i = 0; i < times && delay.compareTo(MOST) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(MOST) > 0 ? MOST : delay;
    }

    /** Whether a container that runs for so long each time never has to wait. */
    static boolean isPatient(End end, Duration run) {
        return run.compareTo(end.failure().isDefined() ? MOST.minusNanos(1) : MOST.multipliedBy(2)) > 0;
    }
}
