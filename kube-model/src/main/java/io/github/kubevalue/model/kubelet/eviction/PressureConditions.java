package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The conditions by which a node says that it runs short.
 *
 * @param node the node
 * @param holding the conditions that hold
 * @param now the time
 */
record PressureConditions(Node node, Seq<String> holding, Instant now) {
    // pkg/kubelet/nodestatus/setters.go, MemoryPressureCondition, PIDPressureCondition, DiskPressureCondition

    /** How a condition is spoken of. */
    private record Words(String type, String yes, String no, String yesText, String noText) {}

    private static final Vector<Words> ALL = Vector.of(
            new Words(
                    NodeCondition.MEMORY_PRESSURE,
                    "InsufficientMemory",
                    "SufficientMemory",
                    "kubelet has insufficient memory available",
                    "kubelet has sufficient memory available"),
            new Words(
                    NodeCondition.DISK_PRESSURE,
                    "DiskPressure",
                    "NoDiskPressure",
                    "kubelet has disk pressure",
                    "kubelet has no disk pressure"),
            new Words(
                    NodeCondition.PID_PRESSURE,
                    "InsufficientPID",
                    "SufficientPID",
                    "kubelet has insufficient PID available",
                    "kubelet has sufficient PID available"));

    /** The conditions that change. */
    private Seq<Words> changing() {
        return ALL.filter(words -> holds(words) != wasSaid(words));
    }

    private boolean holds(Words words) {
        return holding.contains(words.type);
    }

    private boolean wasSaid(Words words) {
        return node.status().condition(words.type).exists(said -> said.status().isTrue());
    }

    /** Returns the node with its conditions. */
    Node reported() {
        NodeStatus status = changing().foldLeft(node.status(), (so, words) -> so.withCondition(condition(words)));
        return node.withStatus(status);
    }

    private NodeCondition condition(Words words) {
        Option<Instant> stamp = Option.of(now.truncatedTo(ChronoUnit.SECONDS));
        boolean holds = holds(words);
        return node.status()
                .condition(words.type)
                .getOrElse(() -> NodeCondition.of(words.type, holds))
                .withStatus(ConditionStatus.of(holds))
                .withReason(Option.of("KubeletHas" + (holds ? words.yes : words.no)))
                .withMessage(Option.of(holds ? words.yesText : words.noText))
                .withLastHeartbeatTime(stamp)
                .withLastTransitionTime(stamp);
    }

    /** What is told of the changes. */
    // pkg/kubelet/kubelet_node_status.go, recordNodeStatusEvent
    Seq<Event> events() {
        return changing().map(words -> {
            String reason = "NodeHas" + (holds(words) ? words.yes : words.no);
            return Event.normal(node, reason, "Node " + node.name() + " status is now: " + reason);
        });
    }
}
