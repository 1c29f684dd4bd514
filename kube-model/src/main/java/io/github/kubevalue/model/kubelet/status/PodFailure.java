package io.github.kubevalue.model.kubelet.status;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Stamp;
import io.github.kubevalue.model.kubelet.container.Containers;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The end of a pod that its kubelet kills, though nobody deleted it.
 *
 * @param pod the pod
 * @param reason one word, {@code Evicted}
 * @param message the sentence
 * @param now the time
 */
public record PodFailure(Pod pod, String reason, String message, Instant now) {
    // pkg/kubelet/kubelet.go, SyncTerminatingPod

    /** Returns the plan to end its containers and to report that it has failed. */
    public Plan plan() {
        return plan(status());
    }

    /** Returns likewise the plan, with the condition that says that not the pod is to blame. */
    public Plan disrupted() {
        return disrupted(message);
    }

    /** Returns likewise the plan, with other words in that condition. */
    public Plan disrupted(String why) {
        PodCondition target = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.TRUE)
                .observedGeneration(pod.metadata().generation())
                .reason("TerminationByKubelet")
                .message(why)
                .lastTransitionTime(Stamp.of(now))
                .build();
        return plan(status().withCondition(target));
    }

    private Plan plan(PodStatus status) {
        return Plan.of(new Write.UpdateStatus(pod.withStatus(status)), message.strip())
                .withEvents(killing());
    }

    private PodStatus status() {
        PodStatus status = pod.status()
                .withPhase(PodPhase.FAILED)
                .withReason(Option.of(reason))
                .withMessage(Option.of(message))
                .withInitContainerStatuses(pod.status().initContainerStatuses().map(one -> Containers.ended(one, now)))
                .withContainerStatuses(pod.status().containerStatuses().map(one -> Containers.ended(one, now)))
                .withEphemeralContainerStatuses(
                        pod.status().ephemeralContainerStatuses().map(one -> Containers.ended(one, now)));
        return new PodConditions(pod, now).of(status);
    }

    private Seq<Event> killing() {
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .map(Container::name)
                .filter(name -> pod.status().containerStatus(name).exists(ContainerStatus::isRunning))
                .map(name -> Event.normal(pod, "Killing", "Stopping container " + name));
    }
}
