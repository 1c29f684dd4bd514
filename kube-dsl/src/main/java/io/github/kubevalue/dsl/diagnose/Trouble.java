package io.github.kubevalue.dsl.diagnose;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** Why a pod takes no traffic, as its status tells. */
public final class Trouble {
    private Trouble() {}

    /** Returns {@code pod/demo/web-1: container web waits: ImagePullBackOff (Back-off pulling image …)}. */
    public static String of(Pod pod) {
        return pod.key() + ": " + why(pod);
    }

    private static String why(Pod pod) {
        if (pod.metadata().isDeleting()) {
            return "is being deleted";
        }
        Option<PodCondition> unscheduled = unscheduled(pod);
        if (unscheduled.isDefined()) {
            return "is on no node: " + unscheduled.get().message().getOrElse("not scheduled yet");
        }
        Seq<String> containers = pod.status()
                .initContainerStatuses()
                .appendAll(pod.status().containerStatuses())
                .flatMap(Trouble::container);
        if (!containers.isEmpty()) {
            return containers.mkString("; ");
        }
        return pod.readyCondition()
                .flatMap(PodCondition::message)
                .getOrElse(() ->
                        "phase " + pod.status().phase().getOrElse(PodPhase.PENDING) + ", condition Ready is not True");
    }

    /** The scheduler's refusal, if that is where the pod stands. */
    public static Option<PodCondition> unscheduled(Pod pod) {
        return pod.condition(PodCondition.POD_SCHEDULED)
                .filter(condition -> !condition.status().isTrue())
                .filter(condition -> pod.spec().nodeName().getOrElse("").isEmpty());
    }

    private static Option<String> container(ContainerStatus status) {
        Option<String> waiting = waiting(status)
                .map(state -> "container " + status.name() + " waits: "
                        + state.reason().getOrElse("ContainerCreating")
                        + state.message().map(text -> " (" + text + ")").getOrElse(""));
        Option<String> ended = status.state()
                .flatMap(ContainerState::terminated)
                .filter(end -> end.exitCode() != 0)
                .map(end -> ended(status, end));
        boolean running = status.isRunning();
        return waiting.orElse(ended)
                .orElse(Option.when(
                        running && !status.ready(),
                        () -> "container " + status.name() + " runs, but its readiness probe does not succeed"));
    }

    /** Returns {@code container web ended with exit code 1 (Error)}. */
    public static String ended(ContainerStatus status, ContainerStateTerminated end) {
        return "container " + status.name() + " ended with exit code " + end.exitCode()
                + end.reason().map(reason -> " (" + reason + ")").getOrElse("");
    }

    /** Why the container waits, if it does. */
    public static Option<ContainerStateWaiting> waiting(ContainerStatus status) {
        return status.state().flatMap(ContainerState::waiting);
    }
}
