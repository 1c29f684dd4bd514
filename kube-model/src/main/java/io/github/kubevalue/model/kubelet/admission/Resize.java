package io.github.kubevalue.model.kubelet.admission;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerResizePolicy;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.core.ResourceRequirements;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.Stamp;
import io.github.kubevalue.model.kubelet.container.ContainerEvents;
import io.github.kubevalue.model.kubelet.container.End;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The change of what the running containers of a pod may use, in place: at once if its node would take the pod in so, else as soon as it
 * would. What no node of that size could ever give, the API server refuses; here nothing is infeasible, for that is only where CPUs or
 * memory are exclusive, or swap is used.
 *
 * @param pod the pod, whose spec says what is wanted, and whose status what is in force
 * @param admission whether its node would take it in with what is wanted
 * @param now the time
 */
public record Resize(Pod pod, NodeAdmission admission, Instant now) {
    // pkg/kubelet/allocation/allocation_manager.go, handlePodResourcesResize
    private static final String PENDING = "PodResizePending";
    private static final Duration RETRY = Duration.ofMinutes(3);

    /**
     * What comes of it.
     *
     * @param pod the pod with what is in force now
     * @param room the plan that makes room for it
     * @param events what is told
     * @param dues when to look again
     */
    public record Outcome(Pod pod, Plan room, Seq<Event> events, Seq<Due> dues) {}

    /** Returns what comes of it. */
    public Outcome outcome() {
        if (changing().isEmpty()) {
            return new Outcome(with(withoutPending(pod.status())), Plan.none(), Vector.empty(), Vector.empty());
        }
        return admission.admitted(now).fold(this::deferred, this::resized);
    }

    private Pod with(PodStatus status) {
        return pod.withStatus(status);
    }

    /** The running containers that are to have something else than they have. */
    private Seq<Container> changing() {
        return pod.spec()
                .initContainers()
                .appendAll(pod.spec().containers())
                .filter(container -> pod.status()
                        .containerStatus(container.name())
                        .filter(ContainerStatus::isRunning)
                        .flatMap(ContainerStatus::resources)
                        .exists(inForce -> !isSame(inForce, container.resources())));
    }

    private static boolean isSame(ResourceRequirements one, ResourceRequirements other) {
        return one.requests().equals(other.requests()) && one.limits().equals(other.limits());
    }

    private static PodStatus withoutPending(PodStatus status) {
        return status.condition(PENDING).isEmpty()
                ? status
                : status.withConditions(
                        status.conditions().reject(condition -> condition.type().equals(PENDING)));
    }

    private Outcome deferred(Rejection rejection) {
        Option<PodCondition> before = pod.condition(PENDING);
        PodCondition pending = PodCondition.builder()
                .type(PENDING)
                .status(ConditionStatus.TRUE)
                .reason("Deferred")
                .message(rejection.message())
                .observedGeneration(pod.metadata().generation())
                .lastTransitionTime(
                        before.flatMap(PodCondition::lastTransitionTime).getOrElse(() -> Stamp.of(now)))
                .build();
        boolean isKnown = before.flatMap(PodCondition::observedGeneration)
                .equals(pod.metadata().generation());
        Seq<Event> events = before.isDefined() && isKnown
                ? Vector.empty()
                : Vector.of(Event.warning(
                        pod,
                        "ResizeDeferred",
                        "Pod resize " + rejection.reason() + ": " + summary(Option.of(rejection.message()))));
        return new Outcome(
                with(pod.status().withCondition(pending)),
                Plan.none(),
                events,
                Vector.of(Due.recurring(now.plus(RETRY))));
    }

    private Outcome resized(Plan room) {
        Seq<Container> changing = changing();
        PodStatus status = withoutPending(pod.status())
                .withInitContainerStatuses(pod.status().initContainerStatuses().map(one -> resized(one, changing)))
                .withContainerStatuses(pod.status().containerStatuses().map(one -> resized(one, changing)));
        Seq<Event> restarts = changing.filter(this::needsRestart)
                .map(container -> new ContainerEvents(pod, container.name())
                        .normal("Killing", "Container " + container.name() + " resize requires restart"));
        Seq<Event> events = Vector.of(
                        Event.normal(pod, "ResizeStarted", "Pod resize started: " + summary(Option.none())))
                .appendAll(restarts)
                .append(Event.normal(pod, "ResizeCompleted", "Pod resize completed: " + summary(Option.none())));
        return new Outcome(with(status), room, events, Vector.empty());
    }

    private ContainerStatus resized(ContainerStatus status, Seq<Container> changing) {
        return changing.find(container -> container.name().equals(status.name()))
                .map(container ->
                        (needsRestart(container) ? restarted(status) : status).withGranted(container.resources()))
                .getOrElse(status);
    }

    private ContainerStatus restarted(ContainerStatus status) {
        ContainerStatus ended = End.of(now, 0).of(status);
        return status.withLastState(ended.state())
                .withRestartCount(status.restartCount() + 1)
                .withState(Option.of(ContainerState.running(Stamp.of(now))));
    }

    /** Whether one of the resources that change asks for a restart. */
    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodResizeAction
    private boolean needsRestart(Container container) {
        ResourceRequirements inForce = pod.status()
                .containerStatus(container.name())
                .flatMap(ContainerStatus::resources)
                .get();
        return container
                .resizePolicy()
                .filter(policy -> policy.restartPolicy().equals("RestartContainer"))
                .map(ContainerResizePolicy::resourceName)
                .exists(name -> !inForce.requests()
                                .get(name)
                                .equals(container.resources().requests().get(name))
                        || !inForce.limits()
                                .get(name)
                                .equals(container.resources().limits().get(name)));
    }

    // pkg/kubelet/events/resize.go, makeResourceSummaryFromSpec
    private String summary(Option<String> error) {
        String initial = containers("initContainers", pod.spec().initContainers());
        String regular = containers("containers", pod.spec().containers());
        return "{" + initial + regular + "\"generation\":"
                + pod.metadata().generation().getOrElse(0L)
                + error.map(text -> ",\"error\":\"" + text + "\"").getOrElse("") + "}";
    }

    private static String containers(String name, Seq<Container> containers) {
        return containers.isEmpty()
                ? ""
                : containers
                        .map(container -> "{\"name\":\"" + container.name() + "\",\"resources\":{"
                                + Vector.of(
                                                amounts(
                                                        "limits",
                                                        container.resources().limits()),
                                                amounts(
                                                        "requests",
                                                        container.resources().requests()))
                                        .filter(text -> !text.isEmpty())
                                        .mkString(",")
                                + "}}")
                        .mkString("\"" + name + "\":[", ",", "],");
    }

    private static String amounts(String name, SortedMap<String, Quantity> amounts) {
        return amounts.isEmpty()
                ? ""
                : amounts.map(entry -> "\"" + entry._1 + "\":\"" + entry._2 + "\"")
                        .mkString("\"" + name + "\":{", ",", "}");
    }
}
