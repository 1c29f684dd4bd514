package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Memory;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the control plane takes a node for whose kubelet is not heard of any more. Heartbeats are not written here: a kubelet is
 * heard of unless its node's annotation says that it is silent.
 *
 * @param snapshot the objects
 * @param node the node
 * @param moment when it is looked at, and since when nothing was heard
 */
record NodeHealth(Snapshot snapshot, Node node, Moment moment) {
    // pkg/controller/nodelifecycle/config/v1alpha1/defaults.go
    private static final Duration GRACE = Duration.ofSeconds(50);
    private static final Duration STARTUP_GRACE = Duration.ofSeconds(60);
    private static final Seq<String> OF_KUBELETS = Vector.of(
            NodeCondition.READY,
            NodeCondition.MEMORY_PRESSURE,
            NodeCondition.DISK_PRESSURE,
            NodeCondition.PID_PRESSURE);

    /**
     * When the controller last heard of a kubelet. How much longer ago than its patience that is does not matter.
     *
     * @param at the time
     */
    record Heard(Instant at) implements Memory {
        @Override
        public Object asOf(Instant now) {
            Duration silent = Duration.between(at, now);
            return silent.compareTo(STARTUP_GRACE) < 0 ? silent : STARTUP_GRACE;
        }
    }

    Plan plan() {
        if (!KubeletState.of(node).isSilent()) {
            return moment.memory(Heard.class).isDefined() ? Plan.none().remembering(Memory.NONE) : Plan.none();
        }
        Instant heard = moment.memory(Heard.class).map(Heard::at).getOrElse(this::begun);
        Duration left = Duration.between(moment.now(), heard.plus(isNew() ? STARTUP_GRACE : GRACE));
        Plan plan = left.isNegative() || left.isZero() ? unknown() : Plan.none().requeueAfter(left);
        return plan.remembering(new Heard(heard));
    }

    /** Whether its kubelet never told what it is. */
    private boolean isNew() {
        return node.status().condition(NodeCondition.READY).isEmpty();
    }

    private Instant begun() {
        return node.metadata().creationTimestamp().filter(time -> isNew()).getOrElse(moment.now());
    }

    // node_lifecycle_controller.go, tryUpdateNodeHealth
    private Plan unknown() {
        if (node.status().condition(NodeCondition.READY).exists(NodeHealth::isUnknown)) {
            return Plan.none();
        }
        Node after = node.withStatus(
                OF_KUBELETS.foldLeft(node.status(), (status, type) -> status.withCondition(unknown(type))));
        Plan told = Plan.of(new Write.UpdateStatus(after), "Kubelet stopped posting node status.");
        return node.isReady() ? told.telling(notReady()).then(unready()) : told;
    }

    private NodeCondition unknown(String type) {
        return node.status().condition(type).map(this::stopped).getOrElse(() -> never(type));
    }

    private NodeCondition stopped(NodeCondition condition) {
        return isUnknown(condition)
                ? condition
                : condition
                        .withStatus(ConditionStatus.UNKNOWN)
                        .withReason(Option.of("NodeStatusUnknown"))
                        .withMessage(Option.of("Kubelet stopped posting node status."))
                        .withLastTransitionTime(Option.of(stamp()));
    }

    private NodeCondition never(String type) {
        return NodeCondition.builder()
                .type(type)
                .status(ConditionStatus.UNKNOWN)
                .reason("NodeStatusNeverUpdated")
                .message("Kubelet never posted node status.")
                .lastHeartbeatTime(node.metadata().creationTimestamp())
                .lastTransitionTime(stamp())
                .build();
    }

    private Instant stamp() {
        return moment.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean isUnknown(NodeCondition condition) {
        return condition.status().equals(ConditionStatus.UNKNOWN);
    }

    // pkg/controller/util/node/controller_utils.go, RecordNodeStatusChange
    private Event notReady() {
        return Event.normal(node, "NodeNotReady", "Node " + node.name() + " status is now: NodeNotReady");
    }

    // pkg/controller/util/node/controller_utils.go, MarkPodsNotReady
    private Plan unready() {
        return snapshot.by(PodIndexes.BY_NODE, node.name())
                .filter(Pod::isReady)
                .foldLeft(Plan.none(), (plan, pod) -> plan.then(unready(pod)));
    }

    private Plan unready(Pod pod) {
        PodCondition ready =
                pod.readyCondition().get().withStatus(ConditionStatus.FALSE).withLastTransitionTime(Option.of(stamp()));
        return Plan.of(new Write.UpdateStatus(pod.withStatus(pod.status().withCondition(ready))), "Node is not ready")
                .telling(Event.warning(pod, "NodeNotReady", "Node is not ready"));
    }
}
