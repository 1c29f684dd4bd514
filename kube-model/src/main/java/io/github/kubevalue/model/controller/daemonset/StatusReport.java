package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.controller.workload.Availability;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import java.time.Instant;

/** What a DaemonSet reports of its nodes and pods. */
final class StatusReport {
    private StatusReport() {}

    static Plan of(DaemonSet set, Seq<NodePods> nodes, String hash, Instant now) {
        // pkg/controller/daemon/daemon_controller.go, updateDaemonSetStatus
        Seq<NodePods> eligible = nodes.filter(NodePods::shouldRun);
        Seq<Pod> oldest = eligible.flatMap(node -> node.pods().headOption());
        int desired = eligible.size();
        int available =
                oldest.count(pod -> Availability.isAvailable(pod, set.spec().minReadySeconds(), now));
        DaemonSetStatus status = set.status()
                .withObservedGeneration(set.metadata().generation().getOrElse(0L))
                .withDesiredNumberScheduled(desired)
                .withCurrentNumberScheduled(oldest.size())
                .withNumberMisscheduled(
                        nodes.count(node -> !node.shouldRun() && !node.pods().isEmpty()))
                .withNumberReady(oldest.count(Pod::isReady))
                .withUpdatedNumberScheduled(oldest.count(pod -> NodePods.isOf(pod, hash)))
                .withNumberAvailable(available)
                .withNumberUnavailable(desired - available);
        return status.equals(set.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(set.withStatus(status)), "its pods");
    }
}
