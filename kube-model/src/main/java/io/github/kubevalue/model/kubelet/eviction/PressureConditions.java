package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.kubelet.NodePressure;
import io.github.kubevalue.model.kubelet.Stamp;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * The conditions by which a node says that it runs short.
 *
 * @param node the node
 * @param holding the conditions that hold
 * @param now the time
 */
record PressureConditions(Node node, Seq<String> holding, Instant now) {

    /** The pressures that change. */
    private Seq<NodePressure> changing() {
        return NodePressure.all().filter(pressure -> holds(pressure) != wasSaid(pressure));
    }

    private boolean holds(NodePressure pressure) {
        return holding.contains(pressure.type());
    }

    private boolean wasSaid(NodePressure pressure) {
        return node.status()
                .condition(pressure.type())
                .exists(said -> said.status().isTrue());
    }

    /** Returns the node with its conditions. */
    Node reported() {
        NodeStatus status = changing().foldLeft(node.status(), (so, pressure) -> so.withCondition(condition(pressure)));
        return node.withStatus(status);
    }

    private NodeCondition condition(NodePressure pressure) {
        Option<Instant> stamp = Option.of(Stamp.of(now));
        return pressure.condition(holds(pressure)).withLastHeartbeatTime(stamp).withLastTransitionTime(stamp);
    }

    /** What is told of the changes. */
    // pkg/kubelet/kubelet_node_status.go, recordNodeStatusEvent
    Seq<Event> events() {
        return changing().map(pressure -> {
            String reason = "NodeHas" + pressure.word(holds(pressure));
            return Event.normal(node, reason, "Node " + node.name() + " status is now: " + reason);
        });
    }
}
