package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * One run of a container: how it goes, and how it ends.
 *
 * @param pod its pod
 * @param container the container
 * @param behaviour how its process behaves
 * @param status its status, of that run
 */
public record ContainerRun(Pod pod, Container container, ContainerBehaviour behaviour, ContainerStatus status) {

    /** When it started. */
    Instant started() {
        return status.runningSince().getOrElse(Instant.EPOCH);
    }

    Health health() {
        return Health.of(container, behaviour, started());
    }

    /** Whether its readiness probe finds it ready; an init container is ready only when it has done its work. */
    public boolean isReady(Instant now) {
        return isReady(health(), now);
    }

    /** Likewise, where it is known what its probes find. */
    boolean isReady(Health health, Instant now) {
        return !isInitial() && health.isReady(now);
    }

    private boolean isInitial() {
        return pod.spec().initContainers().contains(container) && !container.isSidecar();
    }

    /** The times at which it becomes ready or unready. */
    public Seq<Instant> readinessTurns() {
        return health().readiness().map(ProbeRuns.Turn::at);
    }

    /** How it ends; none if it runs on. */
    Option<End> end() {
        return end(health());
    }

    /** Likewise, where it is known what its probes find. */
    Option<End> end(Health health) {
        return earliest(unstopped(), health.failure().map(this::killed));
    }

    /** How it ends if nobody stops it: its process returns, or exceeds its limit of memory. */
    Option<End> unstopped() {
        Option<End> exit = behaviour
                .exit(status.restartCount())
                .map(said -> End.of(started().plus(said.after()), said.code()));
        Option<End> outOfMemory = status.resources()
                .getOrElse(container.resources())
                .limits()
                .get("memory")
                .filter(limit -> !limit.isZero())
                .flatMap(behaviour.memory()::exceeds)
                .map(run -> End.outOfMemory(started().plus(run)));
        return earliest(exit, outOfMemory);
    }

    // pkg/kubelet/kuberuntime/kuberuntime_container.go, setTerminationGracePeriod
    private End killed(ProbeFailure failure) {
        long grace = failure.probe()
                .terminationGracePeriodSeconds()
                .orElse(pod.spec().terminationGracePeriodSeconds())
                .getOrElse(Stopping.USUAL_GRACE);
        return new Stopping(container, behaviour, grace)
                .end(failure.at(), failure.at(), End.KILLED)
                .because(failure);
    }

    private static Option<End> earliest(Option<End> one, Option<End> other) {
        return one.isEmpty() || other.exists(end -> end.at().isBefore(one.get().at())) ? other : one;
    }
}
