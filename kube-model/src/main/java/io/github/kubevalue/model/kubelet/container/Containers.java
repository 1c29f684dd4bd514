package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.References;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The containers of a pod in their order.
 *
 * @param pod the pod
 * @param behaviour how they behave
 * @param references what they take from other objects
 * @param now the time
 */
public record Containers(Pod pod, PodBehaviour behaviour, References references, Instant now) {
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions

    /** The containers of a pod as they are at that time. */
    public static Containers of(Snapshot snapshot, Pod pod, Instant now) {
        return new Containers(pod, PodBehaviour.of(pod), new References(snapshot, pod.namespace()), now);
    }

    /** Statuses of containers that do not run yet. */
    public Seq<ContainerStatus> waiting(Seq<Container> containers) {
        return containers.map(this::status);
    }

    /** The next step of each init container: one after the other, a sidecar only until it has started. */
    public Seq<ContainerStep> initial(Instant sandbox) {
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

    /** The next step of each container of {@code spec.containers}: each is started when those before it have been. */
    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod
    public Seq<ContainerStep> regular(Instant initialized) {
        Vector<ContainerStep> steps = Vector.empty();
        Instant turn = initialized;
        for (Container container : pod.spec().containers()) {
            ContainerSync sync = sync(container);
            steps = steps.append(sync.next(status(container), turn));
            turn = turn.plus(behaviour.of(container).startAfter()).plus(sync.hook());
        }
        return steps;
    }

    /** The next step of each ephemeral container: it runs once, beside all others. */
    public Seq<ContainerStep> ephemeral(Instant sandbox) {
        return pod.spec()
                .ephemeralContainers()
                .map(EphemeralContainer::asContainer)
                .map(container -> status(container).end().isDefined()
                        ? ContainerStep.of(status(container))
                        : sync(container).next(status(container), sandbox));
    }

    /** Whether the init containers have done what those of {@code spec.containers} wait for. */
    public boolean areInitialized(Seq<ContainerStatus> initial) {
        return hasRegularRun()
                || pod.spec()
                        .initContainers()
                        .forAll(container -> initial.exists(
                                status -> status.name().equals(container.name()) && isPassed(container, status)));
    }

    /** The init containers, their sidecars ended or about to, if no other container will run again. */
    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions: nothing is kept but sidecars
    public Seq<ContainerStep> withoutSidecars(Seq<ContainerStep> initial, Seq<ContainerStatus> regular) {
        boolean over = pod.spec().initContainers().exists(Container::isSidecar)
                && regular.forAll(status -> status.state().exists(ContainerState::isTerminated));
        if (!over) {
            return initial;
        }
        Instant begun = regular.flatMap(ContainerStatus::end)
                .flatMap(ContainerStateTerminated::finishedAt)
                .max()
                .getOrElse(now);
        Pod current = pod.withStatus(pod.status()
                .withInitContainerStatuses(initial.map(ContainerStep::status))
                .withContainerStatuses(regular));
        Map<String, End> ends = Shutdown.of(current, begun).ends();
        return initial.map(step -> ends.get(step.status().name())
                .map(end -> stopped(step.status(), end))
                .getOrElse(step));
    }

    private ContainerStep stopped(ContainerStatus status, End end) {
        return end.at().isAfter(now)
                ? ContainerStep.of(status).due(Due.once(end.at()))
                : ContainerStep.of(end.of(status));
    }

    /** The status of a container that is ended at once. */
    public static ContainerStatus ended(ContainerStatus status, Instant now) {
        return status.isRunning() ? End.of(now, 0).of(status) : status;
    }

    private boolean hasRegularRun() {
        return pod.status().containerStatuses().exists(ContainerStatus::hasRun);
    }

    private static boolean isPassed(Container container, ContainerStatus status) {
        return container.isSidecar() ? status.isStarted() : status.isDone();
    }

    /** When the next container's turn came. */
    private Instant passedAt(Container container, ContainerStatus status, Instant since) {
        if (container.isSidecar()) {
            return status.runningSince()
                    .flatMap(at -> Health.of(container, behaviour.of(container), at)
                            .started()
                            .map(started ->
                                    later(started, at.plus(sync(container).hook()))))
                    .getOrElse(since);
        }
        return status.state()
                .flatMap(ContainerState::terminated)
                .flatMap(ContainerStateTerminated::finishedAt)
                .getOrElse(since);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private ContainerSync sync(Container container) {
        return new ContainerSync(pod, container, behaviour.of(container), references.missing(container), now);
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
