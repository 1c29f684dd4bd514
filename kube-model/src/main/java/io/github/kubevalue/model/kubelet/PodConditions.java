package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PodStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The conditions that the kubelet reports on a pod.
 *
 * @param pod the pod with the conditions it had
 * @param now when those that change do so
 */
record PodConditions(Pod pod, Instant now) {
    // pkg/kubelet/status/generate.go

    /** What a condition says. */
    private record Finding(boolean holds, String reason, String message) {
        static final Finding TRUE = new Finding(true, "", "");
    }

    /** Returns the status with its conditions; those of others stay. */
    PodStatus of(PodStatus status) {
        PodSpec spec = pod.spec();
        Finding containersReady = containersReady(spec, status);
        Finding sandbox = status.podIPs().isEmpty() || status.isTerminal() ? new Finding(false, "", "") : Finding.TRUE;
        Vector<PodCondition> own = Vector.of(
                condition(PodCondition.POD_READY_TO_START_CONTAINERS, sandbox),
                condition(PodCondition.INITIALIZED, initialized(spec, status)),
                condition(PodCondition.READY, ready(spec, status, containersReady)),
                condition(PodCondition.CONTAINERS_READY, containersReady));
        Seq<PodCondition> others = status.conditions()
                .filter(condition -> !own.exists(mine -> mine.type().equals(condition.type())));
        return status.withConditions(own.appendAll(others));
    }

    private PodCondition condition(String type, Finding finding) {
        ConditionStatus status = ConditionStatus.of(finding.holds);
        Instant since = pod.condition(type)
                .filter(before -> before.status().equals(status))
                .flatMap(PodCondition::lastTransitionTime)
                .getOrElse(() -> Stamp.of(now));
        return PodCondition.builder()
                .type(type)
                .status(status)
                .observedGeneration(pod.metadata().generation())
                .lastTransitionTime(since)
                .reason(Option.of(finding.reason).filter(text -> !text.isEmpty()))
                .message(Option.of(finding.message).filter(text -> !text.isEmpty()))
                .build();
    }

    private static Finding initialized(PodSpec spec, PodStatus status) {
        if (status.phase().contains(PodPhase.SUCCEEDED)) {
            return new Finding(true, "PodCompleted", "");
        }
        if (status.containerStatuses().exists(PodPhases::hasRun)) {
            return Finding.TRUE;
        }
        Seq<String> incomplete = spec.initContainers()
                .filter(container -> !status.initContainerStatuses()
                        .exists(one -> one.name().equals(container.name()) && isInitialized(container, one)))
                .map(Container::name);
        return incomplete.isEmpty()
                ? Finding.TRUE
                : new Finding(false, "ContainersNotInitialized", listed("incomplete", incomplete));
    }

    private static boolean isInitialized(Container container, ContainerStatus status) {
        return container.isSidecar() ? PodPhases.isStarted(status) : PodPhases.isDone(status);
    }

    private static Finding containersReady(PodSpec spec, PodStatus status) {
        if (status.phase().contains(PodPhase.SUCCEEDED)) {
            return new Finding(false, "PodCompleted", "");
        }
        if (status.phase().contains(PodPhase.FAILED)) {
            return new Finding(false, "PodFailed", "");
        }
        Seq<ContainerStatus> statuses = status.initContainerStatuses().appendAll(status.containerStatuses());
        Seq<String> unready = spec.sidecars()
                .appendAll(spec.containers())
                .map(Container::name)
                .filter(name -> !statuses.exists(one -> one.name().equals(name) && one.ready()));
        return unready.isEmpty() ? Finding.TRUE : new Finding(false, "ContainersNotReady", listed("unready", unready));
    }

    private static String listed(String what, Seq<String> names) {
        return names.mkString("containers with " + what + " status: [", " ", "]");
    }

    private static Finding ready(PodSpec spec, PodStatus status, Finding containersReady) {
        if (!containersReady.holds) {
            return containersReady;
        }
        Seq<String> closed = spec.readinessGates().flatMap(gate -> closed(gate.conditionType(), status));
        return closed.isEmpty() ? Finding.TRUE : new Finding(false, "ReadinessGatesNotReady", closed.mkString(", "));
    }

    private static Option<String> closed(String gate, PodStatus status) {
        Option<ConditionStatus> said = status.condition(gate).map(PodCondition::status);
        if (said.isEmpty()) {
            return Option.of("corresponding condition of pod readiness gate \"" + gate + "\" does not exist.");
        }
        return said.filter(one -> !one.isTrue())
                .map(one -> "the status of pod readiness gate \"" + gate + "\" is not \"True\", but " + one);
    }
}
