package io.github.kubevalue.model.kubelet.sync;

import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ConfigMap;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Secret;
import io.github.kubevalue.model.kubelet.NodeReport;
import io.github.kubevalue.model.kubelet.container.Hooks;
import io.github.kubevalue.model.kubelet.volume.FileSystemResize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.ClaimResize;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The kubelets of all nodes. Each sees only its node and the pods bound to it.
 *
 * <p>Laws: at rest it writes nothing, and waits for nothing but restarts that recur; a pod that has ended is never
 * started again; the restarts of a container only grow. It takes one step of each container at a time, and its own
 * report wakes it for the next.
 */
public final class Kubelet implements Controller {

    @Override
    public String name() {
        return "kubelet";
    }

    @Override
    public Catalog catalog() {
        return KubeletIndexes.CATALOG;
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Pod.KIND)
                || kind.equals(Node.KIND)
                || kind.equals(PersistentVolumeClaim.KIND)
                || kind.equals(ConfigMap.KIND)
                || kind.equals(Secret.KIND);
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
            boolean isBack = KubeletState.isBack(
                    change.before().map(Node.class::cast), change.after().map(Node.class::cast));
            return change.isCreation() || isBack
                    ? snapshot.by(PodIndexes.BY_NODE, node.name())
                            .filter(Kubelet::isConcern)
                            .map(Pod::key)
                            .appendAll(Option.when(isBack, node.key()))
                    : Vector.empty();
        }
        if (object instanceof PersistentVolumeClaim claim) {
            return ofClaim(claim, snapshot);
        }
        return object instanceof ConfigMap || object instanceof Secret
                ? snapshot.by(KubeletIndexes.STARTING_PODS, object.key().toString())
                        .map(Pod::key)
                : Vector.empty();
    }

    /** Pods that wait for a claim, and those that run on its volume while that grows. */
    private static Seq<ResourceKey> ofClaim(PersistentVolumeClaim claim, Snapshot snapshot) {
        return ClaimResize.isAwaitingNode(claim)
                ? snapshot.by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim))
                        .filter(Kubelet::isConcern)
                        .map(Pod::key)
                : snapshot.by(KubeletIndexes.STARTING_PODS, claim.key().toString())
                        .map(Pod::key);
    }

    private static boolean isConcern(Pod pod) {
        // a static pod runs on whatever becomes of the object that stands for it
        return pod.isBound() && (pod.metadata().isDeleting() ? !pod.isMirror() : !pod.isTerminal());
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        if (key.kind().equals(Node.KIND)) {
            return running(snapshot, key.name())
                    .map(node -> NodeReport.plan(node, moment.now()))
                    .getOrElse(Plan.none());
        }
        return snapshot.get(key)
                .filter(Pod.class::isInstance)
                .map(Pod.class::cast)
                .filter(Kubelet::isConcern)
                .map(pod -> plan(snapshot, pod, moment))
                .getOrElse(Plan.none());
    }

    private static Plan plan(Snapshot snapshot, Pod pod, Moment moment) {
        return running(snapshot, pod.spec().nodeName().get())
                .map(node -> {
                    boolean told = moment.memory(PodTermination.Begun.class).isDefined();
                    Hooks hooks = moment.memory(Hooks.class).getOrElse(Hooks.NONE);
                    return arrivals(snapshot, node, pod, moment)
                            .then(new PodSync(snapshot, node, pod, told, hooks, moment.now()).plan())
                            .then(new FileSystemResize(snapshot, pod).plan());
                })
                .getOrElse(Plan.none());
    }

    /**
     * The refusal of pods that have come to the node while another was on its way out: a kubelet looks at each as it comes, and is done
     * with none before.
     */
    // pkg/kubelet/kubelet.go, syncLoopIteration and HandlePodAdditions
    private static Plan arrivals(Snapshot snapshot, Node node, Pod leaving, Moment moment) {
        return leaving.metadata().isDeleting()
                ? snapshot.by(PodIndexes.BY_NODE, node.name())
                        .filter(pod -> pod.status().startTime().isEmpty()
                                && !pod.metadata().isDeleting()
                                && !pod.isTerminal())
                        .flatMap(pod -> new PodSync(snapshot, node, pod, false, Hooks.NONE, moment.now()).refusal())
                        .foldLeft(Plan.none(), Plan::then)
                : Plan.none();
    }

    /** The node, if its kubelet does anything. */
    private static Option<Node> running(Snapshot snapshot, String node) {
        return snapshot.get(Node.KIND, node)
                .filter(known -> !KubeletState.of(known).isSilent());
    }
}
