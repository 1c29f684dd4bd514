package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.References;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
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
 * @param hooks those whose postStart handler runs
 * @param now the time
 */
public record Containers(Pod pod, PodBehaviour behaviour, References references, Hooks hooks, Instant now) {
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, computeInitContainerActions

    /** The containers of a pod as they are at that time. */
    public static Containers of(Snapshot snapshot, Pod pod, Hooks hooks, Instant now) {
        return new Containers(pod, PodBehaviour.of(pod), new References(snapshot, pod.namespace()), hooks, now);
    }

    /** Statuses of containers that do not run yet. */
    public Seq<ContainerStatus> waiting(Seq<Container> containers) {
        return containers.map(this::status);
    }

    /**
     * The next step of each.
     *
     * @param sandbox when the sandbox was ready
     * @param initialized when the init containers had done what the others wait for
     */
    public ContainerSteps next(Instant sandbox, Instant initialized) {
        Seq<ContainerStep> initial = initial(sandbox);
        Seq<ContainerStep> regular = areInitialized(initial.map(ContainerStep::status))
                ? regular(initialized)
                : waiting(pod.spec().containers()).map(ContainerStep::of);
        return new ContainerSteps(initial, regular, ephemeral(sandbox));
    }

    /** The next step of each init container: one after the other, a sidecar only until it has started. */
    private Seq<ContainerStep> initial(Instant sandbox) {
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
    private Seq<ContainerStep> regular(Instant initialized) {
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
    private Seq<ContainerStep> ephemeral(Instant sandbox) {
        return pod.spec()
                .ephemeralContainers()
                .map(EphemeralContainer::asContainer)
                .map(container -> status(container).end().isDefined()
                        ? ContainerStep.of(status(container))
                        : sync(container).next(status(container), sandbox));
    }

    private boolean areInitialized(Seq<ContainerStatus> initial) {
        return hasRegularRun()
                || pod.spec()
                        .initContainers()
                        .forAll(container -> initial.exists(
                                status -> status.name().equals(container.name()) && isPassed(container, status)));
    }

    /**
     * Returns the steps when none but sidecars and ephemeral containers would go on: they are stopped, and not started again.
     *
     * @param told whether people know
     */
    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions: nothing is kept
    public ContainerSteps stopped(ContainerSteps steps, boolean told) {
        Seq<Container> sidecars = pod.spec().sidecars();
        PodStatus current = new ContainerSteps(
                        steps.initial().map(step -> isOf(sidecars, step) ? ContainerStep.of(before(step)) : step),
                        steps.regular(),
                        steps.ephemeral().map(step -> ContainerStep.of(before(step))))
                .in(pod.status());
        Instant begun = pod.spec()
                .initContainers()
                .removeAll(sidecars)
                .appendAll(pod.spec().containers())
                .flatMap(container -> current.containerStatus(container.name()))
                .flatMap(ContainerStatus::end)
                .flatMap(ContainerStateTerminated::finishedAt)
                .max()
                .getOrElse(now);
        Ends ends = Shutdown.of(pod.withStatus(current), begun).ends();
        return new ContainerSteps(
                steps.initial().map(step -> isOf(sidecars, step) ? stopped(before(step), ends, told) : step),
                steps.regular(),
                steps.ephemeral().map(step -> stopped(before(step), ends, told)));
    }

    private static boolean isOf(Seq<Container> containers, ContainerStep step) {
        return containers.exists(
                container -> container.name().equals(step.status().name()));
    }

    /** The status before a step. */
    private ContainerStatus before(ContainerStep step) {
        return pod.status().containerStatus(step.status().name()).getOrElse(step.status());
    }

    private ContainerStep stopped(ContainerStatus status, Ends ends, boolean told) {
        ContainerStep step = ContainerStep.of(ends.reached(status, now))
                .due(ends.byName().get(status.name()).map(End::at).map(Due::once));
        return told || !status.isRunning() ? step : step.telling(Shutdown.killing(pod, status.name()));
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
        ContainerBehaviour process = behaviour.of(container);
        Option<String> missing =
                references.missing(container).orElse(() -> new NonRoot(pod, container, process.imageUser()).fault());
        boolean isHooked = hooks.running().contains(container.name());
        return new ContainerSync(pod, container, process, missing, isHooked, now);
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
