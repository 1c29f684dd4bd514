package io.github.kubevalue.model.kubelet.status;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.kubelet.container.Restarts;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The phase of a pod, which its containers decide.
 *
 * @param spec the pod
 * @param statuses the states of its containers, as far as they are known
 */
public record PodPhases(PodSpec spec, Seq<ContainerStatus> statuses) {

    /**
     * Returns the phase.
     *
     * @param terminal whether the pod is being ended, so that nothing is restarted any more
     * @param initialized whether a container of {@code spec.containers} has started
     */
    // pkg/kubelet/kubelet_pods.go, getPhase
    public PodPhase phase(boolean terminal, boolean initialized) {
        Seq<Container> initial = spec.initContainers().reject(Container::isSidecar);
        Seq<Container> sidecars = spec.initContainers().filter(Container::isSidecar);
        if (initial.exists(this::hasFailedForGood)) {
            return PodPhase.FAILED;
        }
        boolean starting = initial.exists(this::isPending)
                || !initialized && sidecars.exists(this::isStarting)
                || spec.containers().exists(this::isWaiting)
                || sidecars.exists(this::isWaiting);
        Seq<Container> kept = sidecars.appendAll(spec.containers());
        if (starting || kept.exists(this::isUnknown)) {
            return PodPhase.PENDING;
        }
        if (kept.exists(container -> status(container).exists(ContainerStatus::isRunning))) {
            return PodPhase.RUNNING;
        }
        Seq<Container> stopped =
                spec.containers().filter(container -> end(container).isDefined());
        if (stopped.isEmpty()) {
            return PodPhase.PENDING;
        }
        boolean again = !terminal && stopped.exists(this::restarts);
        boolean succeeded = stopped.forAll(container -> status(container).exists(ContainerStatus::isDone));
        return again ? PodPhase.RUNNING : succeeded ? PodPhase.SUCCEEDED : PodPhase.FAILED;
    }

    /** Whether none but sidecars and ephemeral containers would ever run again. */
    public boolean areOver() {
        PodPhase phase = withoutSidecars().phase(false, true);
        return phase.equals(PodPhase.SUCCEEDED) || phase.equals(PodPhase.FAILED);
    }

    private PodPhases withoutSidecars() {
        return spec.initContainers().isEmpty()
                ? this
                : new PodPhases(spec.withInitContainers(spec.initContainers().reject(Container::isSidecar)), statuses);
    }

    private Option<ContainerStatus> status(Container container) {
        return statuses.find(status -> status.name().equals(container.name()));
    }

    private Option<ContainerStateTerminated> end(Container container) {
        return status(container).flatMap(ContainerStatus::end);
    }

    private boolean restarts(Container container) {
        return end(container).exists(new Restarts(spec, container)::after);
    }

    /** Whether an init container has ended badly and will not be tried again. */
    private boolean hasFailedForGood(Container container) {
        return end(container).exists(end -> end.exitCode() != 0) && !restarts(container);
    }

    /** Whether an init container has not ended yet. */
    private boolean isPending(Container container) {
        return end(container).isEmpty();
    }

    /** Whether a sidecar has not started yet. */
    private boolean isStarting(Container container) {
        return status(container)
                .exists(status ->
                        status.isRunning() ? !status.isStarted() : status.end().isEmpty());
    }

    /** Whether a container waits for its first start. */
    private boolean isWaiting(Container container) {
        return status(container).exists(status -> isIdle(status) && status.end().isEmpty());
    }

    private boolean isUnknown(Container container) {
        return status(container)
                .forAll(status -> status.state()
                        .forAll(state -> !state.isRunning()
                                && !state.isTerminated()
                                && state.waiting().isEmpty()));
    }

    private static boolean isIdle(ContainerStatus status) {
        return status.state().exists(state -> state.waiting().isDefined());
    }
}
