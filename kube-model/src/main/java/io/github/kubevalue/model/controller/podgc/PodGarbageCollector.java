package io.github.kubevalue.model.controller.podgc;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.PodPhase;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Deletes pods that no kubelet will ever end. */
public final class PodGarbageCollector implements Controller {

    /** Returns the controller. */
    public PodGarbageCollector() {}

    @Override
    public String name() {
        return "pod-garbage-collector-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Node.KIND) && change.after().isEmpty()) {
            return snapshot.by(PodIndexes.BY_NODE, change.key().name()).map(Pod::key);
        }
        boolean isLost = change.key().kind().equals(Pod.KIND)
                && change.after().map(Pod.class::cast).exists(pod -> isUnscheduled(pod) || isOrphan(pod, snapshot));
        return isLost ? Vector.of(change.key()) : Vector.empty();
    }

    private static boolean isUnscheduled(Pod pod) {
        return pod.metadata().isDeleting() && pod.spec().nodeName().isEmpty();
    }

    private static boolean isOrphan(Pod pod, Snapshot snapshot) {
        return pod.spec().nodeName().exists(node -> !snapshot.contains(Node.KIND.key("", node)));
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        // pkg/controller/podgc/gc_controller.go, gcOrphaned and gcUnscheduledTerminating
        return snapshot.get(Pod.KIND, key.namespace(), key.name())
                .filter(pod -> isUnscheduled(pod) || isOrphan(pod, snapshot))
                .map(PodGarbageCollector::collected)
                .getOrElse(Plan.none());
    }

    private static Plan collected(Pod pod) {
        String why = isUnscheduled(pod) ? "it was deleted before it had a node" : "its node is gone";
        Plan failed = pod.isTerminal() || isUnscheduled(pod)
                ? Plan.none()
                : Plan.of(new Write.UpdateStatus(failed(pod)), why);
        return failed.then(Write.delete(pod).withGrace(0), why);
    }

    private static Pod failed(Pod pod) {
        PodCondition reason = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.TRUE)
                .reason("DeletionByPodGC")
                .message("PodGC: node no longer exists")
                .build();
        return pod.withStatus(pod.status().withPhase(PodPhase.FAILED).withCondition(reason));
    }
}
