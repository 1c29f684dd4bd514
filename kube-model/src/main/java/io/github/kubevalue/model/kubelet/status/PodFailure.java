package io.github.kubevalue.model.kubelet.status;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Stamp;
import io.github.kubevalue.model.kubelet.container.End;
import io.github.kubevalue.model.kubelet.container.Shutdown;
import io.github.kubevalue.model.meta.ConditionStatus;
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
                .withEvents(Shutdown.killing(pod));
    }

    private PodStatus status() {
        PodStatus status = pod.status()
                .withEachContainer(one -> one.isRunning() ? End.of(now, 0).of(one) : one)
                .withPhase(PodPhase.FAILED)
                .withReason(Option.of(reason))
                .withMessage(Option.of(message));
        return new PodConditions(pod, now).of(status);
    }
}
