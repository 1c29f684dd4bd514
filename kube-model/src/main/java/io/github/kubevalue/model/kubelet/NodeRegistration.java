package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.NodeStatus;
import io.github.kubevalue.model.core.NodeSystemInfo;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What a kubelet says of its own node: its labels, and, unless the object says otherwise already, that it is well, and
 * of the default size. Heartbeats are not written: they change nothing else.
 *
 * @param node the node
 * @param now the time
 */
record NodeRegistration(Node node, Instant now) {
    private static final String VERSION = "v1.36.2";

    Plan plan() {
        Node labelled = labelled();
        Node reported = labelled.withStatus(reported(labelled.status()));
        Plan labels = labelled.equals(node)
                ? Plan.none()
                : Plan.of(new Write.Update(labelled), "labels of the node reported");
        return reported.status().equals(node.status())
                ? labels
                : labels.then(new Write.UpdateStatus(reported), "kubelet is posting ready status");
    }

    // pkg/kubelet/kubelet_node_status.go, updateDefaultLabels
    private Node labelled() {
        SortedMap<String, String> labels = TreeMap.of(
                "kubernetes.io/arch", "amd64", "kubernetes.io/hostname", node.name(), "kubernetes.io/os", "linux");
        SortedMap<String, String> present = node.metadata().labels();
        return labels.keySet().forAll(present::containsKey)
                ? node
                : node.withMetadata(node.metadata()
                        .withLabels(labels.foldLeft(
                                present,
                                (all, label) -> all.containsKey(label._1) ? all : all.put(label._1, label._2))));
    }

    // pkg/kubelet/nodestatus/setters.go
    private NodeStatus reported(NodeStatus status) {
        if (status.condition(NodeCondition.READY).isDefined()
                && !status.allocatable().isEmpty()
                && status.nodeInfo().isDefined()) {
            return status;
        }
        SortedMap<String, Quantity> capacity = status.capacity().isEmpty() ? usual() : status.capacity();
        NodeStatus sized = status.withCapacity(capacity)
                .withAllocatable(status.allocatable().isEmpty() ? capacity : status.allocatable())
                .withNodeInfo(status.nodeInfo()
                        .orElse(Option.of(NodeSystemInfo.builder()
                                .kubeletVersion(VERSION)
                                .operatingSystem("linux")
                                .architecture("amd64")
                                .build())));
        NodeStatus roomy = with(
                sized,
                NodeCondition.MEMORY_PRESSURE,
                false,
                "KubeletHasSufficientMemory",
                "kubelet has sufficient memory available");
        NodeStatus free = with(
                roomy, NodeCondition.DISK_PRESSURE, false, "KubeletHasNoDiskPressure", "kubelet has no disk pressure");
        NodeStatus calm = with(
                free,
                NodeCondition.PID_PRESSURE,
                false,
                "KubeletHasSufficientPID",
                "kubelet has sufficient PID available");
        return with(calm, NodeCondition.READY, true, "KubeletReady", "kubelet is posting ready status");
    }

    private static SortedMap<String, Quantity> usual() {
        return TreeMap.of("cpu", Quantity.of(4), "memory", Quantity.parse("16Gi"), "pods", Quantity.of(110));
    }

    private NodeStatus with(NodeStatus status, String type, boolean holds, String reason, String message) {
        return status.condition(type).isDefined()
                ? status
                : status.withCondition(NodeCondition.of(type, holds)
                        .withReason(Option.of(reason))
                        .withMessage(Option.of(message))
                        .withLastHeartbeatTime(Option.of(Stamp.of(now)))
                        .withLastTransitionTime(Option.of(Stamp.of(now))));
    }
}
