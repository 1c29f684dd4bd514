package io.github.kubevalue.model.match;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Event;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.control.Option;
import java.time.Instant;

/** Where objects carry what keeps them from becoming as desired. */
final class Blockers {
    // pkg/kubelet/kubelet_pods.go: why a container waits that nothing keeps from starting
    private static final Set<String> UNDER_WAY = HashSet.of("ContainerCreating", "PodInitializing");

    private Blockers() {}

    /** What keeps a pod from being ready: that it has no node, that a container cannot run, or that one is not ready. */
    static Option<Blocker> of(Pod pod) {
        return condition(pod, PodCondition.POD_SCHEDULED)
                .orElse(() -> waiting(pod))
                .orElse(() -> condition(pod, PodCondition.READY));
    }

    private static Option<Blocker> condition(Pod pod, String type) {
        return pod.condition(type)
                .filter(condition -> condition.status().equals(ConditionStatus.FALSE))
                .map(condition -> new Blocker(
                        pod.key(),
                        condition.reason().getOrElse(type),
                        condition.message().getOrElse("")));
    }

    private static Option<Blocker> waiting(Pod pod) {
        return pod.status()
                .initContainerStatuses()
                .appendAll(pod.status().containerStatuses())
                .flatMap(ContainerStatus::state)
                .flatMap(ContainerState::waiting)
                .filter(waiting -> waiting.reason().exists(reason -> !UNDER_WAY.contains(reason)))
                .headOption()
                .map(waiting -> blocker(pod, waiting));
    }

    private static Blocker blocker(Pod pod, ContainerStateWaiting waiting) {
        return new Blocker(
                pod.key(), waiting.reason().getOrElse(""), waiting.message().getOrElse(""));
    }

    /** What was said of a pod that its owner could not make, if it has made none since and no condition says it. */
    static Option<Blocker> refusal(KubeObject owner, Seq<Event> events) {
        Seq<Event> told = events.filter(
                event -> event.involvedObject().uid().equals(owner.metadata().uid()));
        return last(told, "FailedCreate")
                .filter(event ->
                        last(told, "SuccessfulCreate").forAll(made -> time(made).isBefore(time(event))))
                .map(event ->
                        new Blocker(owner.key(), "FailedCreate", event.message().getOrElse("")));
    }

    private static Option<Event> last(Seq<Event> told, String reason) {
        return told.filter(event -> event.reason().contains(reason)).maxBy(Blockers::time);
    }

    private static Instant time(Event event) {
        return event.lastSeen().getOrElse(Instant.EPOCH);
    }
}
