package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.LifecycleHandler;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.SleepAction;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Instant;

/**
 * The end of a pod that is deleted: preStop sleeps are waited for, within the grace; then its containers end, and the
 * object goes.
 *
 * @param pod the pod, whose deletion has begun
 * @param now the time
 */
record PodTermination(Pod pod, Instant now) {
    // pkg/kubelet/kubelet.go, SyncTerminatingPod; pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer

    Plan plan() {
        Instant stop = stop();
        if (stop.isAfter(now)) {
            return Due.await(Plan.none(), Vector.of(Due.once(stop)), now);
        }
        PodStatus status = ended();
        Plan plan = status.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(status)), "containers ended")
                        .withEvents(killing());
        // a pod that has no grace left, yet is still there, waits for its finalizers
        return pod.metadata().deletionGracePeriodSeconds().contains(0L)
                ? plan
                : plan.then(Write.delete(pod).withGrace(0), "ended gracefully");
    }

    private Instant stop() {
        long grace = pod.metadata().deletionGracePeriodSeconds().getOrElse(0L);
        Instant begun = pod.metadata().deletionTimestamp().get().minusSeconds(grace);
        long sleep = running()
                .flatMap(Container::lifecycle)
                .flatMap(Lifecycle::preStop)
                .flatMap(LifecycleHandler::sleep)
                .map(SleepAction::seconds)
                .max()
                .getOrElse(0L);
        return begun.plusSeconds(Math.min(sleep, grace));
    }

    private Seq<Container> running() {
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .filter(container ->
                        pod.status().containerStatus(container.name()).exists(PodPhases::isRunning));
    }

    private PodStatus ended() {
        if (pod.isTerminal() || pod.status().startTime().isEmpty()) {
            return pod.status();
        }
        Seq<ContainerStatus> initial = pod.status().initContainerStatuses().map(this::ended);
        Seq<ContainerStatus> regular = pod.status().containerStatuses().map(this::ended);
        PodStatus status = pod.status()
                .withPhase(new PodPhases(pod.spec(), initial.appendAll(regular))
                        .phase(true, regular.exists(PodPhases::hasRun)))
                .withInitContainerStatuses(initial)
                .withContainerStatuses(regular);
        return new PodConditions(pod, now).of(status);
    }

    private ContainerStatus ended(ContainerStatus status) {
        return Containers.ended(status, now);
    }

    private Seq<Event> killing() {
        return running().map(container -> Event.normal(pod, "Killing", "Stopping container " + container.name()));
    }
}
