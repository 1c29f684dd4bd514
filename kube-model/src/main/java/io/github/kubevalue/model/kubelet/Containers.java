package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The containers of a pod in their order.
 *
 * @param pod the pod
 * @param behaviour how they behave
 * @param references what they take from other objects
 * @param now the time
 */
record Containers(Pod pod, PodBehaviour behaviour, References references, Instant now) {
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions

    static Containers of(Snapshot snapshot, Pod pod, Instant now) {
        return new Containers(pod, PodBehaviour.of(pod), new References(snapshot, pod.namespace()), now);
    }

    /** Statuses of containers that do not run yet. */
    Seq<ContainerStatus> waiting(Seq<Container> containers) {
        return containers.map(this::status);
    }

    /** The next step of each init container: one after the other, a sidecar only until it has started. */
    Seq<ContainerStep> initial(Instant sandbox) {
        Vector<ContainerStep> steps = Vector.empty();
        Instant since = sandbox;
        boolean mayRun = true;
        for (Container container : pod.spec().initContainers()) {
            boolean wasDone = hasRegularRun() && !container.isSidecar();
            ContainerStep step = mayRun && !wasDone
                    ? sync(container).next(status(container), since)
                    : ContainerStep.of(status(container));
            steps = steps.append(step);
            mayRun = mayRun && isPassed(container, step.status());
            since = mayRun ? passedAt(container, step.status(), since) : since;
        }
        return steps;
    }

    /** The next step of each container of {@code spec.containers}. */
    Seq<ContainerStep> regular(Instant initialized) {
        return pod.spec().containers().map(container -> sync(container).next(status(container), initialized));
    }

    boolean areInitialized(Seq<ContainerStatus> initial) {
        return hasRegularRun()
                || pod.spec()
                        .initContainers()
                        .forAll(container -> initial.exists(
                                status -> status.name().equals(container.name()) && isPassed(container, status)));
    }

    /** The init containers, their sidecars ended if no other container will run again. */
    Seq<ContainerStatus> withoutSidecars(Seq<ContainerStatus> initial, Seq<ContainerStatus> regular) {
        boolean over = pod.spec().initContainers().exists(Container::isSidecar)
                && regular.forAll(status -> status.state().exists(ContainerState::isTerminated));
        return over ? initial.map(status -> ended(status, now)) : initial;
    }

    /** The status of a container that is told to end. */
    static ContainerStatus ended(ContainerStatus status, Instant now) {
        if (!PodPhases.isRunning(status)) {
            return status;
        }
        ContainerStateTerminated end = ContainerStateTerminated.builder()
                .exitCode(0)
                .reason("Completed")
                .startedAt(status.state().flatMap(ContainerState::running).flatMap(state -> state.startedAt()))
                .finishedAt(Stamp.of(now))
                .build();
        return status.withState(Option.of(ContainerState.terminated(end)))
                .withReady(false)
                .withStarted(Option.of(false));
    }

    private boolean hasRegularRun() {
        return pod.status().containerStatuses().exists(PodPhases::hasRun);
    }

    private static boolean isPassed(Container container, ContainerStatus status) {
        return container.isSidecar() ? PodPhases.isStarted(status) : PodPhases.isDone(status);
    }

    /** When the next container's turn came. */
    private Instant passedAt(Container container, ContainerStatus status, Instant since) {
        if (container.isSidecar()) {
            return status.state()
                    .flatMap(ContainerState::running)
                    .flatMap(state -> state.startedAt())
                    .flatMap(at ->
                            Health.of(container, behaviour.of(container), at).started())
                    .getOrElse(since);
        }
        return status.state()
                .flatMap(ContainerState::terminated)
                .flatMap(ContainerStateTerminated::finishedAt)
                .getOrElse(since);
    }

    private ContainerSync sync(Container container) {
        return new ContainerSync(
                pod, container, behaviour.of(container), references.missing(container), restarts(container), now);
    }

    private RestartPolicy restarts(Container container) {
        RestartPolicy policy =
                container.restartPolicy().orElse(pod.spec().restartPolicy()).getOrElse(RestartPolicy.ALWAYS);
        boolean initial = pod.spec().initContainers().contains(container) && !container.isSidecar();
        return initial && policy.equals(RestartPolicy.ALWAYS) ? RestartPolicy.ON_FAILURE : policy;
    }

    private ContainerStatus status(Container container) {
        return pod.status()
                .containerStatus(container.name())
                .getOrElse(() -> ContainerStatus.builder()
                        .name(container.name())
                        .image(container.image().getOrElse(""))
                        .state(ContainerState.waiting(
                                pod.spec().initContainers().isEmpty() ? "ContainerCreating" : "PodInitializing"))
                        .started(false)
                        .build());
    }
}
