package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Indexes;
import io.github.kubevalue.model.store.KubeletIndexes;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * The kubelets of all nodes. Each sees only its node and the pods bound to it.
 *
 * <p>Laws: at rest it writes nothing and waits for nothing but restarts that recur; a pod's status is a function of the
 * time since its steps, so that a late look gives the same status as many early ones but for the times that it notes.
 */
public final class Kubelet implements Controller {

    @Override
    public String name() {
        return "kubelet";
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof Pod) {
            return change.after()
                    .map(Pod.class::cast)
                    .filter(Kubelet::isConcern)
                    .map(Pod::key)
                    .toVector();
        }
        if (object instanceof Node node) {
            Seq<ResourceKey> pods = change.isCreation()
                    ? snapshot.by(Indexes.PODS_BY_NODE, node.name())
                            .filter(Kubelet::isConcern)
                            .map(Pod::key)
                    : Vector.empty();
            return change.isDeletion() ? Vector.empty() : pods.prepend(node.key());
        }
        return object instanceof ConfigMap || object instanceof Secret
                ? snapshot.by(KubeletIndexes.STARTING_PODS, object.key().toString())
                        .map(Pod::key)
                : Vector.empty();
    }

    private static boolean isConcern(Pod pod) {
        return pod.spec().nodeName().exists(node -> !node.isEmpty())
                && (!pod.isTerminal() || pod.metadata().isDeleting());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        return snapshot.get(key)
                .map(object -> {
                    if (object instanceof Node node) {
                        return new NodeRegistration(node, moment.now()).plan();
                    }
                    return object instanceof Pod pod && isConcern(pod) ? plan(snapshot, pod, moment) : Plan.none();
                })
                .getOrElse(Plan.none());
    }

    private static Plan plan(Snapshot snapshot, Pod pod, Moment moment) {
        return snapshot.get(Node.KIND, pod.spec().nodeName().get())
                .map(node -> new PodSync(snapshot, node, pod, moment.now()).plan())
                .getOrElse(Plan.none());
    }
}
