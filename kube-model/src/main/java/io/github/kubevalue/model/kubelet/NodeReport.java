package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;

/** What a kubelet that is well reports of its node. (pkg/kubelet/nodestatus/setters.go) */
public final class NodeReport {
    private static final Seq<NodeCondition> WELL = NodePressure.all()
            .map(pressure -> pressure.condition(false))
            .append(NodeCondition.of(NodeCondition.READY, true)
                    .withReason(Option.of("KubeletReady"))
                    .withMessage(Option.of("kubelet is posting ready status")));

    private NodeReport() {}

    /** Returns the conditions of a node that has wanted for nothing since then. */
    public static Seq<NodeCondition> well(Instant since) {
        return WELL.map(condition -> at(condition, since));
    }

    private static NodeCondition at(NodeCondition condition, Instant time) {
        return condition
                .withLastHeartbeatTime(Option.of(Stamp.of(time)))
                .withLastTransitionTime(Option.of(Stamp.of(time)));
    }

    /** A kubelet that is back takes away what was said of its silence. */
    public static Plan plan(Node node, Instant now) {
        Seq<NodeCondition> conditions = node.status()
                .conditions()
                .map(condition -> isUnknown(condition) ? reported(condition, now) : condition);
        return conditions.equals(node.status().conditions())
                ? Plan.none()
                : Plan.of(
                        new Write.UpdateStatus(node.withStatus(node.status().withConditions(conditions))),
                        "the kubelet is back");
    }

    private static boolean isUnknown(NodeCondition condition) {
        return condition.reason().contains("NodeStatusUnknown");
    }

    private static NodeCondition reported(NodeCondition unknown, Instant now) {
        return WELL.find(well -> well.type().equals(unknown.type()))
                .map(well -> at(well, now))
                .getOrElse(unknown);
    }
}
