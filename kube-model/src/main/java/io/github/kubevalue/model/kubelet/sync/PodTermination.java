package io.github.kubevalue.model.kubelet.sync;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.container.ContainerEvents;
import io.github.kubevalue.model.kubelet.container.ContainerRun;
import io.github.kubevalue.model.kubelet.container.Ends;
import io.github.kubevalue.model.kubelet.container.Shutdown;
import io.github.kubevalue.model.kubelet.status.PodConditions;
import io.github.kubevalue.model.kubelet.status.PodPhases;
import io.github.kubevalue.model.kubelet.status.Reasons;
import io.github.kubevalue.model.runtime.PodBehaviour;
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
        Ends ends = shutdown().ends();
        Seq<Instant> ahead = ends.ahead(now);
        PodStatus status = status(ends);
        Plan reported = status.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(status)), Reasons.of(pod, status));
        Plan plan = told ? reported : reported.withEvents(killing());
        if (!ahead.isEmpty()) {
            Seq<Instant> turns =
                    Shutdown.running(pod).flatMap(container -> run(container).readinessTurns());
            return Due.await(plan, ahead.appendAll(turns).map(Due::once), now).remembering(new Begun());
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

    private ContainerRun run(Container container) {
        ContainerStatus status = pod.status().containerStatus(container.name()).get();
        return new ContainerRun(pod, container, behaviour.of(container), status);
    }

    private PodStatus status(Ends ends) {
        if (pod.isTerminal() || pod.status().startTime().isEmpty()) {
            return pod.status();
        }
        PodStatus status = ends.reached(probed(), now);
        return new PodConditions(pod, now).of(status.hasRunningContainers() ? status : status.withPhase(last(status)));
    }

    /** The status with what readiness probes find out, which run on. */
    private PodStatus probed() {
        Seq<String> ready = Shutdown.running(pod)
                .filter(container -> run(container).isReady(now))
                .map(Container::name);
        return pod.status().withEachContainer(one -> one.isRunning() ? one.withReady(ready.contains(one.name())) : one);
    }

    // pkg/kubelet/status/status_manager.go, TerminatePod: whoever cannot be said to have succeeded has failed
    private PodPhase last(PodStatus status) {
        Seq<ContainerStatus> statuses = status.initContainerStatuses().appendAll(status.containerStatuses());
        PodPhase phase = new PodPhases(pod.spec(), statuses)
                .phase(true, status.containerStatuses().exists(ContainerStatus::hasRun));
        return phase.equals(PodPhase.SUCCEEDED) ? phase : PodPhase.FAILED;
    }

    private Seq<Event> killing() {
        return Shutdown.killing(pod)
                .appendAll(shutdown()
                        .failingHooks()
                        .map(container -> new ContainerEvents(pod, container.name())
                                .warning("FailedPreStopHook", "PreStopHook failed")));
    }
}
