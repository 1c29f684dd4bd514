package io.github.kubevalue.dsl.printer;

import io.github.kubevalue.model.core.ContainerState;
import io.github.kubevalue.model.core.ContainerStateTerminated;
import io.github.kubevalue.model.core.ContainerStateWaiting;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIP;
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
                Column.wide(
                        "IP",
                        pod -> pod.status().podIPs().headOption().map(PodIP::ip).getOrElse("<none>")),
                Column.wide("NODE", pod -> Texts.orNone(pod.spec().nodeName().getOrElse(""))),
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
                .exists(container -> container.name().equals(status.name()) && container.isSidecar());
    }

    private String ready() {
        int total = pod.spec().containers().size() + pod.spec().sidecars().size();
        int sidecars = passed().count(status -> isStartedSidecar(status) && status.ready());
        int ready = isShown() ? regular.count(PodPrinter::isReady) : 0;
        return sidecars + ready + "/" + total;
    }

    private static boolean isReady(ContainerStatus status) {
        return status.ready() && word(status).isEmpty() && status.isRunning();
    }

    private boolean isStartedSidecar(ContainerStatus status) {
        return isSidecar(status) && status.started().getOrElse(false) && !status.isDone();
    }

    /** The init containers that are done, or have started for good. */
    private Seq<ContainerStatus> passed() {
        return inits.takeWhile(status -> status.isDone() || isStartedSidecar(status));
    }

    /** Whether the regular containers are looked at. */
    private boolean isShown() {
        return passed().size() == inits.size()
                || pod.condition(PodCondition.INITIALIZED)
                        .exists(condition -> condition.status().isTrue());
    }

    private String restarts(Instant now) {
        Seq<ContainerStatus> counted = isShown()
                ? regular.appendAll(inits.take(passed().size() + 1).filter(this::isSidecar))
                : inits.take(passed().size() + 1);
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
        if (pod.metadata().isDeleting() && pod.status().reason().contains("NodeLost")) {
            return "Unknown";
        }
        if (pod.metadata().isDeleting() && !pod.isTerminal()) {
            return "Terminating";
        }
        String reason = pod.status()
                .reason()
                .filter(text -> !text.isEmpty())
                .getOrElse(() -> pod.status().phase().map(Object::toString).getOrElse(""));
        boolean isGated =
                pod.condition("PodScheduled").flatMap(PodCondition::reason).contains("SchedulingGated");
        String before = initializing().getOrElse(isGated ? "SchedulingGated" : reason);
        return isShown() ? afterInit(before) : before;
    }

    /** What the first init container that is not done says. */
    private Option<String> initializing() {
        int place = passed().size();
        return inits.drop(place).headOption().map(status -> {
            Option<String> waiting = waiting(status).filter(word -> !word.equals("PodInitializing"));
            return "Init:"
                    + ended(status)
                            .orElse(waiting)
                            .getOrElse(place + "/" + pod.spec().initContainers().size());
        });
    }

    /** How a container ended. */
    private static Option<String> ended(ContainerStatus status) {
        return status.state().flatMap(ContainerState::terminated).map(PodPrinter::ended);
    }

    private static String ended(ContainerStateTerminated end) {
        return end.reason()
                .filter(word -> !word.isEmpty())
                .getOrElse(() -> end.signal()
                        .filter(signal -> signal != 0)
                        .map(signal -> "Signal:" + signal)
                        .getOrElse("ExitCode:" + end.exitCode()));
    }

    /** What a container waits for, or how it ended. */
    private static Option<String> word(ContainerStatus status) {
        return waiting(status).orElse(() -> ended(status));
    }

    private static Option<String> waiting(ContainerStatus status) {
        return status.state()
                .flatMap(ContainerState::waiting)
                .flatMap(ContainerStateWaiting::reason)
                .filter(word -> !word.isEmpty());
    }

    /** What the regular containers say: the first one that has something to say wins. */
    private String afterInit(String before) {
        String reason = regular.flatMap(PodPrinter::word).headOption().getOrElse(before);
        if (!reason.equals("Completed")) {
            return reason;
        }
        boolean running = regular.exists(PodPrinter::isReady);
        if (running && pod.isReady()) {
            return "Running";
        }
        return regular.filter(PodPrinter::hasFailed)
                .flatMap(PodPrinter::word)
                .headOption()
                .getOrElse(running ? "NotReady" : reason);
    }

    private static boolean hasFailed(ContainerStatus status) {
        return waiting(status).isEmpty()
                && status.state().flatMap(ContainerState::terminated).exists(end -> end.exitCode() != 0);
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
