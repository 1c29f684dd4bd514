package io.github.kubevalue.model.controller.statefulset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetStatus;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;

/** What a StatefulSet reports of its pods. */
final class StatusReport {
    private StatusReport() {}

    static Plan of(Replicas replicas) {
        // pkg/controller/statefulset/stateful_set_control.go, updateStatus and completeRollingUpdate
        StatefulSet set = replicas.set();
        StatefulSetStatus status = completed(replicas, counted(replicas));
        return status.equals(set.status())
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(set.withStatus(status)), "its pods");
    }

    private static StatefulSetStatus counted(Replicas replicas) {
        StatefulSet set = replicas.set();
        Seq<Pod> pods = replicas.pods()
                .values()
                .toVector()
                .filter(pod -> pod.status().phase().isDefined());
        Seq<Pod> staying = pods.reject(pod -> pod.metadata().isDeleting());
        String current = replicas.currentRevision();
        String update = replicas.history().update().name();
        return set.status()
                .withObservedGeneration(set.metadata().generation().getOrElse(0L))
                .withReplicas(pods.size())
                .withReadyReplicas(pods.count(Replicas::isRunningAndReady))
                .withAvailableReplicas(pods.count(replicas::isAvailable))
                .withCurrentReplicas(staying.count(pod -> Replicas.revision(pod).equals(current)))
                .withUpdatedReplicas(staying.count(pod -> Replicas.revision(pod).equals(update)))
                .withCurrentRevision(current)
                .withUpdateRevision(update);
    }

    /** Once all pods are updated and ready, the new revision is the current one. */
    private static StatefulSetStatus completed(Replicas replicas, StatefulSetStatus status) {
        int wanted = replicas.wanted();
        boolean isComplete = replicas.isRolling()
                && status.updatedReplicas() == wanted
                && status.readyReplicas() == wanted
                && status.replicas() == wanted;
        return isComplete
                ? status.withCurrentReplicas(status.updatedReplicas()).withCurrentRevision(status.updateRevision())
                : status;
    }
}
