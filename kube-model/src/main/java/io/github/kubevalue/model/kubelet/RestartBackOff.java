package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.vavr.control.Option;
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

    static Duration delay(int restarts, Option<ContainerStateTerminated> last) {
        return restarts == 0 || last.exists(RestartBackOff::isReset) ? Duration.ZERO : doubled(restarts - 1);
    }

    /** The delay after that many doublings. */
    static Duration doubled(int times) {
        Duration delay = FIRST;
        for (int i = 0; i < times && delay.compareTo(MOST) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(MOST) > 0 ? MOST : delay;
    }

    /** Whether the container ran so long that earlier failures no longer count. */
    static boolean isReset(ContainerStateTerminated last) {
        return isReset(last.startedAt(), last.finishedAt());
    }

    static boolean isReset(Duration run) {
        return run.compareTo(MOST.multipliedBy(2)) > 0;
    }

    private static boolean isReset(Option<Instant> started, Option<Instant> finished) {
        return started.isDefined() && finished.isDefined() && isReset(Duration.between(started.get(), finished.get()));
    }
}
