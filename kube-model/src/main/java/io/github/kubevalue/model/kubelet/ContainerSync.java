package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.meta.DurationText;
import io.github.kubevalue.model.runtime.ContainerBehaviour;
import io.github.kubevalue.model.runtime.Exit;
import io.github.kubevalue.model.runtime.ImagePull;
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
 * @param restarts when it is restarted after it has ended
 * @param now the time
 */
record ContainerSync(
        Pod pod,
        Container container,
        ContainerBehaviour behaviour,
        Option<String> missing,
        RestartPolicy restarts,
        Instant now) {
    static final int KILLED = 137;

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
        return last.isDefined() ? backingOff(status, last.get()) : first(status, since);
    }

    private ContainerStep first(ContainerStatus status, Instant since) {
        Instant due = since.plus(behaviour.startAfter());
        if (due.isAfter(now)) {
            return ContainerStep.of(status).due(Due.once(due));
        }
        return behaviour.imagePull() == ImagePull.FAILS
                ? new ImagePulls(pod, container, due, now).next(status)
                : create(status, 0);
    }

    private ContainerStep create(ContainerStatus status, int restartCount) {
        if (missing.isDefined()) {
            ContainerStatus waiting = status.withState(waiting("CreateContainerConfigError", missing.get()));
            ContainerStep step = ContainerStep.of(waiting);
            return waiting.equals(status)
                    ? step
                    : step.telling(Event.warning(pod, "Failed", "Error: " + missing.get()));
        }
        Option<Exit> atOnce = behaviour.exit().filter(Exit::isAtOnce);
        ContainerStatus begun =
                status.withRestartCount(restartCount).withState(Option.of(ContainerState.running(Stamp.of(now))));
        ContainerStep step =
                atOnce.isDefined() ? ContainerStep.of(end(begun, atOnce.get().code(), Stamp.of(now))) : running(begun);
        return step.telling(
                        Event.normal(pod, "Pulled", "Container image \"" + image() + "\" already present on machine"))
                .telling(Event.normal(pod, "Created", "Container created"))
                .telling(Event.normal(pod, "Started", "Container started"));
    }

    private ContainerStep running(ContainerStatus status) {
        Instant started = status.state()
                .flatMap(ContainerState::running)
                .flatMap(state -> state.startedAt())
                .getOrElse(now);
        Option<Instant> exit = behaviour.exit().map(end -> started.plus(end.after()));
        if (exit.exists(at -> !at.isAfter(now))) {
            return ContainerStep.of(end(status, behaviour.exit().get().code(), started));
        }
        Health health = Health.of(container, behaviour, started);
        if (health.isFailed(now)) {
            return kill(status, health, started);
        }
        return ContainerStep.of(
                        status.withStarted(Option.of(health.isStarted(now))).withReady(health.isReady(now)))
                .due(health.turns().appendAll(exit).map(at -> new Due(at, recurs(status))));
    }

    /** A container that ends time and again, but never so soon that it has to wait, goes on for ever. */
    private boolean recurs(ContainerStatus status) {
        return status.restartCount() > 0
                && status.lastState().flatMap(ContainerState::terminated).exists(RestartBackOff::isReset);
    }

    private ContainerStep kill(ContainerStatus status, Health health, Instant started) {
        String probe = health.failing();
        String title = Character.toUpperCase(probe.charAt(0)) + probe.substring(1);
        return ContainerStep.of(end(status, KILLED, started))
                .telling(Event.warning(pod, "Unhealthy", title + " probe failed: the process does not answer"))
                .telling(Event.normal(
                        pod,
                        "Killing",
                        "Container " + container.name() + " failed " + probe + " probe, will be restarted"));
    }

    private ContainerStatus end(ContainerStatus status, int code, Instant started) {
        ContainerStateTerminated end = ContainerStateTerminated.builder()
                .exitCode(code)
                .reason(code == 0 ? "Completed" : "Error")
                .startedAt(started)
                .finishedAt(Stamp.of(now))
                .build();
        return status.withState(Option.of(ContainerState.terminated(end)))
                .withStarted(Option.of(false))
                .withReady(false);
    }

    private ContainerStep ended(ContainerStatus status, ContainerStateTerminated end) {
        boolean again = restarts.equals(RestartPolicy.ALWAYS)
                || restarts.equals(RestartPolicy.ON_FAILURE) && end.exitCode() != 0;
        return again ? backingOff(status.withLastState(status.state()), end) : ContainerStep.of(status);
    }

    // pkg/kubelet/kuberuntime/kuberuntime_manager.go, doBackOff
    private ContainerStep backingOff(ContainerStatus status, ContainerStateTerminated last) {
        Duration delay = RestartBackOff.delay(status.restartCount(), Option.of(last));
        Instant due = last.finishedAt().getOrElse(now).plus(delay);
        if (!due.isAfter(now)) {
            return create(status, status.restartCount() + 1);
        }
        String text = "back-off " + DurationText.of(delay) + " restarting failed container=" + container.name()
                + " pod=" + fullName();
        ContainerStatus waiting = status.withState(waiting("CrashLoopBackOff", text));
        ContainerStep step = ContainerStep.of(waiting).due(Due.recurring(due));
        return waiting.equals(status)
                ? step
                : step.telling(Event.warning(
                        pod,
                        "BackOff",
                        "Back-off restarting failed container " + container.name() + " in pod " + fullName()));
    }

    private String fullName() {
        return pod.name() + "_" + pod.namespace() + "(" + pod.metadata().uid().getOrElse("") + ")";
    }

    private String image() {
        return container.image().getOrElse("");
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
