package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.SleepAction;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.github.kubevalue.model.runtime.Hook;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * How a container is stopped: its preStop handler runs, then its process is asked to end, and is killed when the grace is
 * over.
 *
 * @param container the container
 * @param behaviour how its process behaves
 * @param grace the seconds it has
 */
record Stopping(Container container, ContainerBehaviour behaviour, long grace) {
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer
    private static final long LEAST_GRACE = 2;

    /** What a container has that is told nothing else. */
    static final long USUAL_GRACE = 30;

    /** How long its preStop handler is waited for. */
    Duration hook() {
        Option<LifecycleHandler> handler = container.lifecycle().flatMap(Lifecycle::preStop);
        if (handler.isEmpty() || grace <= 0) {
            return Duration.ZERO;
        }
        Duration takes = handler.get()
                .sleep()
                .map(SleepAction::seconds)
                .map(Duration::ofSeconds)
                .getOrElse(behaviour.preStop().takes());
        Duration most = Duration.ofSeconds(grace);
        return takes.compareTo(most) < 0 ? takes : most;
    }

    /** Whether the handler fails within the grace. */
    boolean hookFails() {
        Hook said = behaviour.preStop();
        return grace > 0
                && container.lifecycle().flatMap(Lifecycle::preStop).isDefined()
                && said.fails()
                && said.takes().compareTo(Duration.ofSeconds(grace)) <= 0;
    }

    /**
     * Returns how it ends.
     *
     * @param begun when it began to be stopped
     * @param turn when those have ended for which it waits; it does not wait beyond its grace
     * @param usual what its process returns unless it is said
     */
    End end(Instant begun, Instant turn, int usual) {
        Instant hooked = begun.plus(hook());
        Instant last = begun.plusSeconds(Math.max(0, grace));
        Instant latest = turn.isBefore(last) ? turn : last;
        Instant asked = latest.isAfter(hooked) ? latest : hooked;
        long spent = hook().toSeconds() + Duration.between(hooked, asked).toSeconds();
        Duration left = Duration.ofSeconds(Math.max(LEAST_GRACE, grace - spent));
        return behaviour
                .stop()
                .after()
                .filter(takes -> takes.compareTo(left) <= 0)
                .map(takes -> End.of(asked.plus(takes), behaviour.stop().code().getOrElse(usual)))
                .getOrElse(() -> End.of(asked.plus(left), End.KILLED));
    }
}
