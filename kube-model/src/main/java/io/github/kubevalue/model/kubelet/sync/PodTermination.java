package io.github.kubevalue.model.kubelet.sync;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.EphemeralContainer;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.container.ContainerRun;
import io.github.kubevalue.model.kubelet.container.End;
import io.github.kubevalue.model.kubelet.container.Shutdown;
import io.github.kubevalue.model.kubelet.status.PodConditions;
import io.github.kubevalue.model.kubelet.status.PodPhases;
import io.github.kubevalue.model.kubelet.status.Reasons;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Instant;

/**
 * The end of a pod that is deleted: its containers are stopped, within the grace; then the object goes.
 *
 * @param pod the pod, whose deletion has begun
 * @param behaviour how its containers behave
 * @param told whether people know that its containers are being stopped
 * @param now the time
 */
record PodTermination(Pod pod, PodBehaviour behaviour, boolean told, Instant now) {
    // pkg/kubelet/kubelet.go, SyncTerminatingPod and SyncTerminatedPod

    /** What a kubelet remembers of a pod that it is stopping. */
    record Begun() implements Memory {}

    Plan plan() {
        Map<String, End> ends = shutdown().ends();
        Seq<End> ahead = ends.values().filter(end -> end.at().isAfter(now));
        PodStatus status = status(ends, ahead.isEmpty());
        Plan reported = status.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(status)), Reasons.of(pod, status));
        Plan plan = told ? reported : reported.withEvents(killing());
        if (!ahead.isEmpty()) {
            Seq<Instant> turns = running().flatMap(container -> run(container).readinessTurns());
            return Due.await(plan, ahead.map(End::at).appendAll(turns).map(Due::once), now)
                    .remembering(new Begun());
        }
        // a pod that has no grace left, yet is still there, waits for its finalizers
        return pod.metadata().deletionGracePeriodSeconds().contains(0L)
                ? plan
                : plan.then(Write.delete(pod).withGrace(0), "ended gracefully").remembering(Memory.NONE);
    }

    private Shutdown shutdown() {
        long grace = pod.metadata().deletionGracePeriodSeconds().getOrElse(0L);
        Instant begun = pod.metadata().deletionTimestamp().get().minusSeconds(grace);
        return new Shutdown(pod, behaviour, begun, grace);
    }

    private Seq<Container> running() {
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .appendAll(pod.spec().ephemeralContainers().map(EphemeralContainer::asContainer))
                .filter(container ->
                        pod.status().containerStatus(container.name()).exists(ContainerStatus::isRunning));
    }

    private ContainerRun run(Container container) {
        ContainerStatus status = pod.status().containerStatus(container.name()).get();
        return new ContainerRun(pod, container, behaviour.of(container), status);
    }

    private PodStatus status(Map<String, End> ends, boolean over) {
        if (pod.isTerminal() || pod.status().startTime().isEmpty()) {
            return pod.status();
        }
        Seq<ContainerStatus> initial = pod.status().initContainerStatuses().map(status -> status(status, ends));
        Seq<ContainerStatus> regular = pod.status().containerStatuses().map(status -> status(status, ends));
        PodStatus status = pod.status()
                .withInitContainerStatuses(initial)
                .withContainerStatuses(regular)
                .withEphemeralContainerStatuses(
                        pod.status().ephemeralContainerStatuses().map(one -> status(one, ends)));
        return new PodConditions(pod, now)
                .of(
                        over
                                ? status.withPhase(
                                        last(initial.appendAll(regular), regular.exists(ContainerStatus::hasRun)))
                                : status);
    }

    // pkg/kubelet/status/status_manager.go, TerminatePod: whoever cannot be said to have succeeded has failed
    private PodPhase last(Seq<ContainerStatus> statuses, boolean initialized) {
        PodPhase phase = new PodPhases(pod.spec(), statuses).phase(true, initialized);
        return phase.equals(PodPhase.SUCCEEDED) ? phase : PodPhase.FAILED;
    }

    /** A container that has ended, or one whose readiness probe runs on. */
    private ContainerStatus status(ContainerStatus status, Map<String, End> ends) {
        return ends.get(status.name())
                .map(end -> end.at().isAfter(now)
                        ? status.withReady(running()
                                .filter(container -> container.name().equals(status.name()))
                                .exists(container -> run(container).isReady(now)))
                        : end.of(status))
                .getOrElse(status);
    }

    private Seq<Event> killing() {
        Seq<Event> stopping =
                running().map(Container::name).map(name -> Event.normal(pod, "Killing", "Stopping container " + name));
        Seq<Event> failing = running()
                .filter(container -> shutdown().hookFails(container))
                .map(container -> Event.warning(pod, "FailedPreStopHook", "PreStopHook failed"));
        return stopping.appendAll(failing);
    }
}
