package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.RestartPolicy;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Pods: READY, STATUS and RESTARTS are worked out from all containers. */
// pkg/printers/internalversion/printers.go, printPod
final class PodPrinter {
    private final Pod pod;
    private final Seq<ContainerStatus> inits;
    private final Seq<ContainerStatus> regular;

    private PodPrinter(Pod pod) {
        this.pod = pod;
        this.inits = pod.status().initContainerStatuses();
        this.regular = pod.status().containerStatuses();
    }

    static Seq<Column<Pod>> columns() {
        return Vector.of(
                Column.of("NAME", Pod::name),
                Column.of("READY", pod -> new PodPrinter(pod).ready()),
                Column.of("STATUS", PodPrinter::status),
                Column.at("RESTARTS", (pod, now) -> new PodPrinter(pod).restarts(now)),
                Column.at("AGE", Age::of),
                Column.wide("IP", pod -> pod.status().podIP().getOrElse("<none>")),
                Column.wide("NODE", pod -> pod.spec().nodeName().getOrElse("<none>")),
                Column.wide(
                        "NOMINATED NODE",
                        pod -> pod.status().nominatedNodeName().getOrElse("<none>")),
                Column.wide("READINESS GATES", PodPrinter::readinessGates));
    }

    /** The word under STATUS. */
    static String status(Pod pod) {
        return new PodPrinter(pod).status();
    }

    private boolean isSidecar(ContainerStatus status) {
        return pod.spec()
                .initContainers()
                .exists(container -> container.name().equals(status.name())
                        && container.restartPolicy().contains(RestartPolicy.ALWAYS));
    }

    private String ready() {
        int total = pod.spec().containers().size() + pod.spec().sidecars().size();
        int ready = regular.count(ContainerStatus::ready)
                + inits.count(status ->
                        isSidecar(status) && status.ready() && status.started().getOrElse(false));
        return ready + "/" + total;
    }

    private String restarts(Instant now) {
        Seq<ContainerStatus> counted =
                initializing().isDefined() ? inits : regular.appendAll(inits.filter(this::isSidecar));
        int restarts = counted.map(ContainerStatus::restartCount).sum().intValue();
        Option<Instant> last = counted.flatMap(ContainerStatus::lastState)
                .flatMap(ContainerState::terminated)
                .flatMap(ContainerStateTerminated::finishedAt)
                .max();
        return restarts == 0 || last.isEmpty()
                ? String.valueOf(restarts)
                : restarts + " (" + Age.human(Duration.between(last.get(), now)) + " ago)";
    }

    private String status() {
        String reason = pod.status()
                .reason()
                .filter(text -> !text.isEmpty())
                .getOrElse(() -> pod.status().phase().map(Object::toString).getOrElse(""));
        if (pod.status()
                .conditions()
                .exists(condition -> condition.type().equals("PodScheduled")
                        && condition.reason().contains("SchedulingGated"))) {
            reason = "SchedulingGated";
        }
        String shown = initializing().getOrElse(afterInit(reason));
        if (!pod.isTerminating() && pod.metadata().isDeleting()) {
            return pod.status().reason().contains("NodeLost") ? "Unknown" : shown;
        }
        return pod.metadata().isDeleting() ? "Terminating" : shown;
    }

    /** What the first init container that is not done says. */
    private Option<String> initializing() {
        int total = pod.spec().initContainers().size();
        for (int i = 0; i < inits.size(); i++) {
            ContainerStatus status = inits.get(i);
            ContainerState state =
                    status.state().getOrElse(ContainerState.builder().build());
            if (state.terminated().exists(end -> end.exitCode() == 0)
                    || isSidecar(status) && status.started().getOrElse(false)) {
                continue;
            }
            if (state.terminated().isDefined()) {
                return Option.some("Init:" + ended(state.terminated().get()));
            }
            Option<String> waiting = state.waiting()
                    .flatMap(wait -> wait.reason())
                    .filter(word -> !word.isEmpty() && !word.equals("PodInitializing"));
            return Option.some("Init:" + waiting.getOrElse(i + "/" + total));
        }
        return Option.none();
    }

    private static String ended(ContainerStateTerminated end) {
        return end.reason()
                .filter(word -> !word.isEmpty())
                .getOrElse(() -> end.signal()
                        .filter(signal -> signal != 0)
                        .map(signal -> "Signal:" + signal)
                        .getOrElse("ExitCode:" + end.exitCode()));
    }

    /** What the regular containers say: the first one that has something to say wins. */
    private String afterInit(String phase) {
        String reason = phase;
        boolean running = false;
        for (ContainerStatus status : regular.reverse()) {
            ContainerState state =
                    status.state().getOrElse(ContainerState.builder().build());
            Option<String> waiting =
                    state.waiting().flatMap(wait -> wait.reason()).filter(word -> !word.isEmpty());
            if (waiting.isDefined()) {
                reason = waiting.get();
            } else if (state.terminated().isDefined()) {
                reason = ended(state.terminated().get());
            } else if (status.ready() && state.isRunning()) {
                running = true;
            }
        }
        if (!reason.equals("Completed")) {
            return reason;
        }
        if (running) {
            return pod.isReady() ? "Running" : "NotReady";
        }
        return reason;
    }

    private static String readinessGates(Pod pod) {
        int total = pod.spec().readinessGates().size();
        int met = pod.spec()
                .readinessGates()
                .count(gate -> pod.status()
                        .conditions()
                        .exists(condition -> condition.type().equals(gate.conditionType())
                                && condition.status().toString().equals("True")));
        return total == 0 ? "<none>" : met + "/" + total;
    }
}
