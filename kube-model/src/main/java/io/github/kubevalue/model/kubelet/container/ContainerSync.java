package io.github.kubevalue.model.kubelet.container;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Lifecycle;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.kubelet.Due;
import io.github.kubevalue.model.kubelet.Stamp;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * The next step of one container.
 *
 * @param pod its pod
 * @param container the container
 * @param behaviour how its process behaves
 * @param missing what keeps it from being created; none if it has all it needs
 * @param isHooked whether its postStart handler runs, or has just done so
 * @param now the time
 */
record ContainerSync(
        Pod pod,
        Container container,
        ContainerBehaviour behaviour,
        Option<String> missing,
        boolean isHooked,
        Instant now) {
    // pkg/kubelet/kubelet.go, backOffPeriod; pkg/kubelet/apis/config/v1beta1/defaults.go, syncFrequency
    static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration SYNC = Duration.ofMinutes(1);

    /** What becomes of it, if it may run since that time. */
    ContainerStep next(ContainerStatus status, Instant since) {
        Option<ContainerState> state = status.state();
        if (state.exists(ContainerState::isRunning)) {
            return running(status);
        }
        if (state.exists(ContainerState::isTerminated)) {
            return ended(status, state.flatMap(ContainerState::terminated).get());
        }
        Option<ContainerStateTerminated> last = status.lastState().flatMap(ContainerState::terminated);
        return last.isDefined() ? backingOff(status, last.get(), Option.none()) : first(status, since);
    }

    private ContainerStep first(ContainerStatus status, Instant since) {
        Instant due = since.plus(behaviour.startAfter());
        if (due.isAfter(now)) {
            return ContainerStep.of(status).due(Due.once(due));
        }
        ImagePulls pulls = new ImagePulls(pod, container, behaviour, due, now);
        return behaviour.imagePull().fails() || pulls.isNameInvalid()
                ? pulls.next(status).getOrElse(() -> create(status, 0, pulls.pulled()))
                : create(status, 0, due);
    }

    /** Creates the container, which the kubelet began to do at that time, once its image is there. */
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, startContainer
    private ContainerStep create(ContainerStatus status, int restartCount, Instant at) {
        if (missing.isDefined()) {
            ContainerStatus waiting = status.withState(waiting("CreateContainerConfigError", missing.get()));
            Event failed = events().warning("Failed", "Error: " + missing.get());
            ContainerStep step =
                    ContainerStep.of(waiting).going(RETRY, present()).going(RETRY, failed);
            return waiting.equals(status) ? step : step.telling(present()).telling(failed);
        }
        // nothing is reported until the hook is over
        Instant reported = at.plus(hook());
        if (reported.isAfter(now)) {
            ContainerStep step =
                    ContainerStep.of(status).due(Due.once(reported)).hooked();
            return isHooked ? step : step.toldBefore(started());
        }
        ContainerStatus begun = status.withGranted(container.resources())
                .withRestartCount(restartCount)
                .withState(Option.of(ContainerState.running(Stamp.of(hook().isZero() ? now : at))));
        ContainerStep step = hasHook() && behaviour.postStart().fails() ? unhooked(begun, reported) : running(begun);
        return isHooked ? step : step.toldBefore(started());
    }

    private Event[] started() {
        return new Event[] {
            present(), events().normal("Created", "Container created"), events().normal("Started", "Container started")
        };
    }

    private Event present() {
        return events().normal(
                        "Pulled",
                        "Container image \"" + image()
                                + "\" already present on machine and can be accessed by the pod");
    }

    private boolean hasHook() {
        return container.lifecycle().flatMap(Lifecycle::postStart).isDefined();
    }

    /** How long its postStart handler takes. */
    Duration hook() {
        return container
                .lifecycle()
                .flatMap(Lifecycle::postStart)
                .map(handler -> handler.sleep()
                        .map(sleep -> Duration.ofSeconds(sleep.seconds()))
                        .getOrElse(behaviour.postStart().takes()))
                .getOrElse(Duration.ZERO);
    }

    /** Its postStart handler has failed. */
    private ContainerStep unhooked(ContainerStatus begun, Instant at) {
        return ContainerStep.of(End.of(at, behaviour.stop().code().getOrElse(End.KILLED))
                        .of(begun))
                .telling(events().warning("FailedPostStartHook", "PostStartHook failed"))
                .telling(events().normal("Killing", "FailedPostStartHook"));
    }

    private ContainerStep running(ContainerStatus status) {
        ContainerRun run = new ContainerRun(pod, container, behaviour, status);
        Health health = run.health();
        Option<End> end = run.end(health);
        if (end.exists(one -> !one.at().isAfter(now))) {
            return over(status, end.get());
        }
        boolean ready = run.isReady(health, now);
        ContainerStep step = ContainerStep.of(
                        status.withStarted(Option.of(health.isStarted(now))).withReady(ready))
                .due(health.turns()
                        .appendAll(end.map(End::at))
                        .map(at -> new Due(at, end.exists(one -> recurs(status, one)))));
        ContainerStep told = health.failing(now).foldLeft(step, (so, spell) -> failing(so, spell, status, health));
        return health.failure()
                .filter(failure -> failure.at().equals(now))
                .map(failure -> told.toldBefore(killing(failure)))
                .getOrElse(told);
    }

    /** Each run of a probe that fails is told; here the first one now, and the others as what goes on. */
    // pkg/kubelet/prober/prober.go, probe
    private ContainerStep failing(ContainerStep step, Spell spell, ContainerStatus status, Health health) {
        Event event = events().warning("Unhealthy", spell.failure());
        boolean isNew = spell.at().equals(now)
                && (!status.started().getOrElse(false) || health.started().exists(spell.at()::isAfter));
        boolean isLast = health.failure()
                .exists(failure -> failure.at().equals(now) && failure.type().equals(spell.type()));
        ContainerStep going = isLast ? step : step.going(spell.period(), event);
        return isNew && !isLast ? going.telling(event) : going;
    }

    /** A container that ends time and again, but never so soon that it has to wait, goes on for ever. */
    private static boolean recurs(ContainerStatus status, End end) {
        return status.restartCount() > 0
                && status.lastState()
                        .flatMap(ContainerState::terminated)
                        .exists(last -> RestartBackOff.isPatient(end, run(last)));
    }

    private static Duration run(ContainerStateTerminated end) {
        return end.startedAt()
                .flatMap(started -> end.finishedAt().map(finished -> Duration.between(started, finished)))
                .getOrElse(Duration.ZERO);
    }

    private ContainerStep over(ContainerStatus status, End end) {
        ContainerStatus ended = end.of(status).withReady(isInitial() && end.code() == 0);
        return end.failure()
                .map(failure -> killed(status, ended, end, failure))
                .getOrElse(() -> ContainerStep.of(ended));
    }

    private boolean isInitial() {
        return pod.spec().initContainers().contains(container) && !container.isSidecar();
    }

    private boolean isSidecar() {
        return pod.spec().initContainers().contains(container) && container.isSidecar();
    }

    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, computePodActions
    private ContainerStep killed(ContainerStatus status, ContainerStatus ended, End end, ProbeFailure failure) {
        ContainerStep step = isStartedAgain()
                ? backingOff(
                        ended.withLastState(ended.state()),
                        ended.state().flatMap(ContainerState::terminated).get(),
                        status.lastState().flatMap(ContainerState::terminated))
                : ContainerStep.of(ended);
        return end.at().isAfter(failure.at()) ? step : step.toldBefore(killing(failure));
    }

    private boolean isStartedAgain() {
        return isSidecar() || new Restarts(pod.spec(), container).afterProbe();
    }

    /** What is told when a probe has it killed, before its process is given time to end. */
    // pkg/kubelet/kuberuntime/kuberuntime_container.go, killContainer
    private Event[] killing(ProbeFailure failure) {
        String probe = failure.type();
        String who = isSidecar() ? "Init container " : "Container ";
        return new Event[] {
            events().warning("Unhealthy", Spell.failure(probe)),
            events().normal(
                            "Killing",
                            who + container.name() + " failed " + probe + " probe"
                                    + (isStartedAgain() && !isSidecar() ? ", will be restarted" : ""))
        };
    }

    private ContainerStep ended(ContainerStatus status, ContainerStateTerminated end) {
        boolean again = isInitial()
                ? end.exitCode() != 0 && new Restarts(pod.spec(), container).after(end)
                : isSidecar() || new Restarts(pod.spec(), container).after(end);
        return again ? backingOff(status.withLastState(status.state()), end, Option.none()) : ContainerStep.of(status);
    }

    /**
     * Starts it again, once it may.
     *
     * @param before how the run before the last ended, in the pass in which the last one is killed
     */
    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff
    private ContainerStep backingOff(
            ContainerStatus status, ContainerStateTerminated last, Option<ContainerStateTerminated> before) {
        Instant finished = last.finishedAt().getOrElse(now);
        Duration delay = delay(status.restartCount(), last, before);
        Instant due = finished.plus(delay);
        if (!due.isAfter(now)) {
            return create(status, status.restartCount() + 1, due);
        }
        String text = "back-off " + DurationText.of(delay) + " restarting failed container=" + container.name()
                + " pod=" + fullName();
        ContainerStatus waiting =
                status.withState(waiting("CrashLoopBackOff", text)).withReady(false);
        Event event = events().warning(
                        "BackOff",
                        "Back-off restarting failed container " + container.name() + " in pod " + fullName());
        ContainerStep step = ContainerStep.of(waiting).due(Due.recurring(due)).going(SYNC, event);
        return waiting.equals(status) ? step : step.telling(event);
    }

    private Duration delay(int restarts, ContainerStateTerminated last, Option<ContainerStateTerminated> before) {
        if (!wasKilled(restarts, last)) {
            return RestartBackOff.afterExit(restarts, run(last));
        }
        // a container that was killed and did not start in the same pass waits
        Instant end = last.finishedAt().getOrElse(now);
        Instant former = before.flatMap(ContainerStateTerminated::finishedAt).getOrElse(end);
        return RestartBackOff.afterProbe(restarts, former, end);
    }

    /** Whether a probe had it killed the last time, as it will the next. */
    private boolean wasKilled(int restarts, ContainerStateTerminated last) {
        ContainerStatus run = ContainerStatus.builder()
                .name(container.name())
                .restartCount(restarts)
                .state(ContainerState.running(last.startedAt().getOrElse(now)))
                .build();
        return new ContainerRun(pod, container, behaviour, run)
                .end()
                .exists(end -> end.failure().isDefined());
    }

    private String fullName() {
        return fullName(pod);
    }

    /** A pod as kubelets name it. */
    // pkg/kubelet/util/format/pod.go, Pod
    static String fullName(Pod pod) {
        return pod.name() + "_" + pod.namespace() + "(" + pod.metadata().uid().getOrElse("") + ")";
    }

    private String image() {
        return container.image().getOrElse("");
    }

    private ContainerEvents events() {
        return new ContainerEvents(pod, container.name());
    }

    static Option<ContainerState> waiting(String reason, String message) {
        return Option.of(ContainerState.builder()
                .waiting(ContainerStateWaiting.builder()
                        .reason(reason)
                        .message(message)
                        .build())
                .build());
    }
}
