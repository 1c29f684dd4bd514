package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Deletes pods that do not tolerate a {@code NoExecute} taint of their node, or have tolerated it long enough. */
public final class TaintEvictionController implements Controller {

    /** Returns the controller. */
    public TaintEvictionController() {}

    @Override
    public String name() {
        return "taint-eviction-controller";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        if (change.key().kind().equals(Node.KIND)) {
            boolean isNews = !taints(change.before()).equals(taints(change.after()));
            return isNews ? snapshot.by(PodIndexes.BY_NODE, change.key().name()).map(Pod::key) : Vector.empty();
        }
        return change.object() instanceof Pod pod
                        && isNews(change, pod)
                        && !taints(pod, snapshot).isEmpty()
                ? Vector.of(change.key())
                : Vector.empty();
    }

    /** Whether the pod is new to its node, is going from it, or tolerates something else now. */
    private static boolean isNews(Change change, Pod pod) {
        // pkg/controller/tainteviction/taint_eviction.go, PodUpdated
        return pod.spec().nodeName().isDefined()
                && !(change.after().isDefined()
                        && change.before()
                                .map(Pod.class::cast)
                                .exists(old ->
                                        old.spec().nodeName().equals(pod.spec().nodeName())
                                                && old.spec()
                                                        .tolerations()
                                                        .equals(pod.spec().tolerations())
                                                && old.metadata().isDeleting()
                                                        == pod.metadata().isDeleting()));
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
                .map(pod -> new TaintEviction(pod, taints(pod, snapshot), moment).plan())
                .getOrElse(() -> TaintEviction.forgotten(moment));
    }

    private static Seq<Taint> taints(Pod pod, Snapshot snapshot) {
        return taints(pod.spec().nodeName().flatMap(name -> snapshot.get(Node.KIND, name)));
    }
}
