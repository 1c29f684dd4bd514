package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The phase of a pod, which its containers decide. */
final class PodPhases {
    private PodPhases() {}

    /**
     * Returns the phase.
     *
     * @param ended whether the pod is being ended, so that nothing is restarted any more
     */
    // pkg/kubelet/kubelet_pods.go, getPhase
    static PodPhase of(PodSpec spec, Seq<ContainerStatus> initial, Seq<ContainerStatus> regular, boolean ended) {
        RestartPolicy policy = spec.restartPolicy().getOrElse(RestartPolicy.ALWAYS);
        boolean begun = regular.exists(PodPhases::hasRun);
        Seq<Container> sidecars = spec.initContainers().filter(Container::isSidecar);
        Seq<ContainerStatus> init = initial.filter(
                status -> !sidecars.exists(sidecar -> sidecar.name().equals(status.name())));
        Seq<ContainerStatus> side = initial.removeAll(init);
        if (policy.equals(RestartPolicy.NEVER) && init.flatMap(PodPhases::end).exists(end -> end.exitCode() != 0)) {
            return PodPhase.FAILED;
        }
        boolean initializing = !begun && !(init.forAll(PodPhases::isDone) && side.forAll(PodPhases::isStarted));
        if (!ended && (initializing || regular.exists(status -> !hasRun(status)))) {
            return PodPhase.PENDING;
        }
        if (regular.exists(PodPhases::isRunning)) {
            return PodPhase.RUNNING;
        }
        Seq<ContainerStateTerminated> ends = regular.flatMap(PodPhases::end);
        boolean succeeded = ends.size() == regular.size() && ends.forAll(end -> end.exitCode() == 0);
        if (!ended && (policy.equals(RestartPolicy.ALWAYS) || !succeeded && !policy.equals(RestartPolicy.NEVER))) {
            return PodPhase.RUNNING;
        }
        return succeeded ? PodPhase.SUCCEEDED : PodPhase.FAILED;
    }

    static boolean isRunning(ContainerStatus status) {
        return status.state().exists(ContainerState::isRunning);
    }

    static boolean isStarted(ContainerStatus status) {
        return isRunning(status) && status.started().getOrElse(false);
    }

    /** Whether the container ended well. */
    static boolean isDone(ContainerStatus status) {
        return status.state().flatMap(ContainerState::terminated).exists(end -> end.exitCode() == 0);
    }

    /** How the container ended, if it does not run. */
    static Option<ContainerStateTerminated> end(ContainerStatus status) {
        return isRunning(status)
                ? Option.none()
                : status.state()
                        .flatMap(ContainerState::terminated)
                        .orElse(status.lastState().flatMap(ContainerState::terminated));
    }

    /** Whether the container runs or has run. */
    static boolean hasRun(ContainerStatus status) {
        return isRunning(status) || end(status).isDefined();
    }
}
