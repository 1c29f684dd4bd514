package io.github.kubevalue.model.kubelet.status;

import io.github.kubevalue.model.core.Container;
import io.github.kubevalue.model.core.ContainerStatus;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * What the states of containers say of their pod.
 *
 * @param spec the pod
 * @param statuses the states of its containers
 * @param conditions the conditions that others keep
 * @param phase the phase
 */
record Findings(PodSpec spec, Seq<ContainerStatus> statuses, Seq<PodCondition> conditions, Option<PodPhase> phase) {
    // pkg/kubelet/status/generate.go

    Finding initialized() {
        Seq<String> unknown = unknown(spec.initContainers());
        Seq<String> incomplete = spec.initContainers()
                .filter(container -> status(container).exists(status -> !isInitialized(container, status)))
                .map(Container::name);
        if (phase.contains(PodPhase.SUCCEEDED) && unknown.isEmpty()) {
            return new Finding(true, "PodCompleted", "");
        }
        boolean begun = spec.containers().exists(container -> status(container).exists(ContainerStatus::hasRun));
        String message = listed("unknown", unknown, "incomplete", incomplete);
        return begun || message.isEmpty() ? Finding.TRUE : Finding.no("ContainersNotInitialized", message);
    }

    private static boolean isInitialized(Container container, ContainerStatus status) {
        return container.isSidecar() ? status.started().getOrElse(false) : status.ready();
    }

    Finding containersReady() {
        Seq<Container> kept = spec.sidecars().appendAll(spec.containers());
        Seq<String> unknown = unknown(kept);
        Seq<String> unready = kept.filter(container -> status(container).exists(status -> !status.ready()))
                .map(Container::name);
        if (phase.contains(PodPhase.SUCCEEDED) && unknown.isEmpty()) {
            return Finding.no("PodCompleted", "");
        }
        if (phase.contains(PodPhase.FAILED)) {
            return Finding.no("PodFailed", "");
        }
        String message = listed("unknown", unknown, "unready", unready);
        return message.isEmpty() ? Finding.TRUE : Finding.no("ContainersNotReady", message);
    }

    /**
     * Whether the pod is ready.
     *
     * @param containersReady whether its containers are
     */
    Finding ready(Finding containersReady) {
        if (!containersReady.holds()) {
            return containersReady;
        }
        Seq<String> closed = spec.readinessGates().flatMap(gate -> closed(gate.conditionType()));
        return closed.isEmpty() ? Finding.TRUE : Finding.no("ReadinessGatesNotReady", closed.mkString(", "));
    }

    private Option<String> closed(String gate) {
        Option<ConditionStatus> said =
                conditions.find(condition -> condition.type().equals(gate)).map(PodCondition::status);
        if (said.isEmpty()) {
            return Option.of("corresponding condition of pod readiness gate \"" + gate + "\" does not exist.");
        }
        return said.filter(one -> !one.isTrue())
                .map(one -> "the status of pod readiness gate \"" + gate + "\" is not \"True\", but " + one);
    }

    private Option<ContainerStatus> status(Container container) {
        return statuses.find(status -> status.name().equals(container.name()));
    }

    private Seq<String> unknown(Seq<Container> containers) {
        return containers.forAll(container -> status(container).isDefined())
                ? Vector.empty()
                : containers.filter(container -> status(container).isEmpty()).map(Container::name);
    }

    private static String listed(String what, Seq<String> names, String other, Seq<String> others) {
        String first = listed(what, names);
        String second = listed(other, others);
        return first.isEmpty() || second.isEmpty() ? first + second : first + ", " + second;
    }

    private static String listed(String what, Seq<String> names) {
        return names.isEmpty() ? "" : names.mkString("containers with " + what + " status: [", " ", "]");
    }
}
