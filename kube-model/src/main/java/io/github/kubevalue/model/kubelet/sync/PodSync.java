package io.github.kubevalue.model.kubelet.sync;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Ongoing;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.Stamp;
import io.github.kubevalue.model.kubelet.admission.NodeAdmission;
import io.github.kubevalue.model.kubelet.admission.Rejection;
import io.github.kubevalue.model.kubelet.admission.Resize;
import io.github.kubevalue.model.kubelet.container.ContainerStep;
import io.github.kubevalue.model.kubelet.container.ContainerSteps;
import io.github.kubevalue.model.kubelet.container.Containers;
import io.github.kubevalue.model.kubelet.container.Hooks;
import io.github.kubevalue.model.kubelet.status.PodConditions;
import io.github.kubevalue.model.kubelet.status.PodPhases;
import io.github.kubevalue.model.kubelet.status.Reasons;
import io.github.kubevalue.model.kubelet.volume.Mounts;
import io.github.kubevalue.model.resource.QualityOfService;
import io.github.kubevalue.model.runtime.PodBehaviour;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * What a kubelet does for one pod of its node.
 *
 * @param snapshot the objects
 * @param node its node
 * @param pod the pod, which is bound to it
 * @param told whether people know that it is being ended
 * @param hooks the containers whose postStart handler runs
 * @param now the time
 */
record PodSync(Snapshot snapshot, Node node, Pod pod, boolean told, Hooks hooks, Instant now) {
    // pkg/kubelet/kubelet.go, SyncPod
    // pkg/util/goroutinemap/exponentialbackoff/exponential_backoff.go
    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LAST_RETRY = Duration.ofSeconds(122);

    Plan plan() {
        if (pod.metadata().isDeleting()) {
            return new PodTermination(pod, PodBehaviour.of(pod), told, now).plan();
        }
        if (pod.isTerminal()) {
            return Plan.none();
        }
        if (pod.status().startTime().isEmpty()) {
            return new NodeAdmission(snapshot, node, pod)
                    .admitted(now)
                    .fold(this::rejected, room -> room.then(admitted()));
        }
        return admitted();
    }

    /** The plan that refuses a pod that has just come; none if the node takes it in. */
    Option<Plan> refusal() {
        return new NodeAdmission(snapshot, node, pod)
                .admitted(now)
                .swap()
                .toOption()
                .map(this::rejected);
    }

    private Plan admitted() {
        PodDeadline deadline = new PodDeadline(pod, told, now);
        if (deadline.isOver()) {
            return deadline.plan();
        }
        return pod.status().podIPs().isEmpty() ? sandbox() : containers();
    }

    /** The sandbox is made once all volumes are mounted. */
    private Plan sandbox() {
        Seq<String> unmounted = new Mounts(snapshot, pod).failures();
        return unmounted.isEmpty()
                ? Plan.of(new Write.AssignPodIp(pod.key()), "sandbox created on " + node.name())
                : waiting(unmounted);
    }

    /** When the pod has been active for as long as it may. */
    private Option<Instant> deadline() {
        return new PodDeadline(pod, told, now).at();
    }

    private Plan rejected(Rejection rejection) {
        PodStatus status = pod.status()
                .withPhase(PodPhase.FAILED)
                .withReason(Option.of(rejection.reason()))
                .withMessage(Option.of("Pod was rejected: " + rejection.message()))
                .withStartTime(Option.of(Stamp.of(now)));
        return reporting(status, rejection.message(), Vector.empty())
                .telling(Event.warning(pod, rejection.reason(), rejection.message()));
    }

    private Plan waiting(Seq<String> unmounted) {
        Containers containers = Containers.of(snapshot, pod, hooks, now);
        PodStatus status = status(pod.status()
                .withInitContainerStatuses(containers.waiting(pod.spec().initContainers()))
                .withContainerStatuses(containers.waiting(pod.spec().containers())));
        Seq<Event> events = unmounted.map(text -> Event.warning(pod, "FailedMount", text));
        return Due.await(
                reporting(status, unmounted.head(), events)
                        .withOngoing(events.map(event -> new Ongoing(event, FIRST_RETRY, LAST_RETRY))),
                deadline().map(Due::once).toVector(),
                now);
    }

    private Plan containers() {
        Resize.Outcome resize = new Resize(pod, new NodeAdmission(snapshot, node, pod), now).outcome();
        ContainerSteps steps = steps(Containers.of(snapshot, resize.pod(), hooks, now));
        PodStatus status = status(steps.in(resize.pod().status()));
        Seq<Event> told = steps.all().flatMap(ContainerStep::events);
        Plan reported = reporting(status, Reasons.of(pod, status), resize.events());
        Plan plan = remembering(
                resize.room().then(reported.withEvents(reported.events().appendAll(told))), steps.all());
        Seq<Due> dues = steps.all()
                .flatMap(ContainerStep::dues)
                .appendAll(resize.dues())
                .appendAll(deadline().map(Due::once));
        if (status.isTerminal()) {
            return plan;
        }
        Plan going = plan.withOngoing(steps.all().flatMap(ContainerStep::ongoing));
        return Due.await(going, dues, now).withIsConclusive(isConclusive(resize, status, going));
    }

    /**
     * Whether the next look finds all as it is then: each container runs, and has been looked at as it runs; and nothing comes of the
     * report, neither a volume that grows nor a deadline.
     */
    private boolean isConclusive(Resize.Outcome resize, PodStatus status, Plan plan) {
        return plan.steps().size() == 1
                && plan.ongoing().isEmpty()
                && plan.events().forAll(event -> event.severity() == Event.Severity.NORMAL)
                && resize.pod().equals(pod)
                && status.containerStatuses().forAll(ContainerStatus::isRunning)
                && pod.spec().initContainers().isEmpty()
                && pod.spec().ephemeralContainers().isEmpty()
                && pod.spec().activeDeadlineSeconds().isEmpty()
                && VolumeIndexes.claimKeys(pod).isEmpty();
    }

    private Plan remembering(Plan plan, Seq<ContainerStep> steps) {
        Set<String> running = steps.filter(ContainerStep::isHooked)
                .map(step -> step.status().name())
                .toSet();
        return running.equals(hooks.running())
                ? plan
                : plan.remembering(running.isEmpty() ? Memory.NONE : new Hooks(running));
    }

    private ContainerSteps steps(Containers containers) {
        ContainerSteps next =
                containers.next(since(PodCondition.POD_READY_TO_START_CONTAINERS), since(PodCondition.INITIALIZED));
        return phases(next.in(pod.status())).areOver()
                ? containers.stopped(next, phases(pod.status()).areOver())
                : next;
    }

    private PodPhases phases(PodStatus status) {
        return new PodPhases(pod.spec(), status.initContainerStatuses().appendAll(status.containerStatuses()));
    }

    /** Since when a condition holds; now, if it begins to. */
    private Instant since(String condition) {
        return pod.condition(condition)
                .filter(one -> one.status().isTrue())
                .flatMap(PodCondition::lastTransitionTime)
                .getOrElse(() -> Stamp.of(now));
    }

    private PodStatus status(PodStatus current) {
        PodPhase phase =
                phases(current).phase(false, current.containerStatuses().exists(ContainerStatus::hasRun));
        PodStatus status = new PodConditions(pod, now)
                .of(current.withPhase(phase)
                        .withStartTime(pod.status().startTime().orElse(Option.of(Stamp.of(now))))
                        .withObservedGeneration(pod.metadata().generation())
                        .withQosClass(Option.of(QualityOfService.of(pod.spec()))));
        // pkg/kubelet/status/status_manager.go, mergePodStatus: no phase is final while a container runs
        return status.isTerminal() && status.hasRunningContainers()
                ? status.withPhase(pod.status().phase())
                : status;
    }

    /** The plan that writes the status and tells the events, or none if the status is as it was. */
    private Plan reporting(PodStatus status, String why, Seq<Event> events) {
        Plan plan = status.equals(pod.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(pod.withStatus(status)), why);
        return plan.writes().isEmpty() ? plan : plan.withEvents(events);
    }
}
