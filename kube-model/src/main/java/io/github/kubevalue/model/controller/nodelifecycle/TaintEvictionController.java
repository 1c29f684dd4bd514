package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/** Deletes pods that do not tolerate a {@code NoExecute} taint of their node, or have tolerated it long enough. */
public final class TaintEvictionController implements Controller {

    /** Returns the controller. */
    public TaintEvictionController() {}

    @Override
    public String name() {
        return "taint-eviction-controller";
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Node.KIND)) {
            boolean isNews = !taints(change.before()).equals(taints(change.after()));
            return isNews ? snapshot.by(PodIndexes.BY_NODE, change.key().name()).map(Pod::key) : Vector.empty();
        }
        boolean isBound = change.key().kind().equals(Pod.KIND)
                && change.after()
                        .map(Pod.class::cast)
                        .exists(pod -> pod.spec().nodeName().isDefined());
        return isBound ? Vector.of(change.key()) : Vector.empty();
    }

    private static Seq<Taint> taints(Option<? extends KubeObject> node) {
        return node.toVector().map(Node.class::cast).flatMap(TaintEvictionController::evicting);
    }

    private static Seq<Taint> evicting(Node node) {
        return node.spec().taints().filter(taint -> taint.effect().equals(TaintEffect.NO_EXECUTE));
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(Pod.KIND, key.namespace(), key.name())
                .filter(pod -> !pod.metadata().isDeleting())
                .flatMap(pod -> pod.spec()
                        .nodeName()
                        .flatMap(name -> snapshot.get(Node.KIND, name))
                        .map(node -> judged(pod, evicting(node), moment.now())))
                .getOrElse(Plan.none());
    }

    private static Plan judged(Pod pod, Seq<Taint> taints, Instant now) {
        // pkg/controller/tainteviction/taint_eviction.go, processPodOnNode
        if (taints.isEmpty()) {
            return Plan.none();
        }
        if (!taints.forAll(pod.spec()::tolerates)) {
            return evicted(pod);
        }
        Instant since = taints.flatMap(Taint::timeAdded).max().getOrElse(now);
        return tolerated(pod, taints)
                .map(time -> Duration.between(now, since.plus(time)))
                .map(left -> left.isNegative() || left.isZero()
                        ? evicted(pod)
                        : Plan.none().requeueAfter(left))
                .getOrElse(Plan.none());
    }

    /** How long the pod may stay; none if for ever. */
    private static Option<Duration> tolerated(Pod pod, Seq<Taint> taints) {
        return pod.spec()
                .tolerations()
                .filter(toleration -> taints.exists(toleration::tolerates))
                .flatMap(Toleration::tolerationSeconds)
                .min()
                .map(seconds -> Duration.ofSeconds(Math.max(0, seconds)));
    }

    private static Plan evicted(Pod pod) {
        PodCondition reason = PodCondition.builder()
                .type(PodCondition.DISRUPTION_TARGET)
                .status(ConditionStatus.TRUE)
                .reason("DeletionByTaintManager")
                .message("Taint manager: deleting due to NoExecute taint")
                .build();
        Pod marked = pod.withStatus(pod.status().withCondition(reason));
        return Plan.of(new Write.UpdateStatus(marked), "it does not tolerate a taint of its node")
                .then(Write.delete(pod), "it does not tolerate a taint of its node")
                .telling(Event.normal(
                        pod, "TaintManagerEviction", "Marking for deletion Pod " + pod.namespace() + "/" + pod.name()));
    }
}
