package io.github.kubevalue.model.kubelet.staticpod;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.controller.Moment;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Keeps a mirror pod for each manifest in the directory of a node.
 *
 * <p>Laws: a mirror pod that somebody deletes comes back with the status it had, for its containers run on; what a manifest
 * no longer says goes.
 */
public final class MirrorPods implements Controller {
    // pkg/kubelet/kubelet.go, tryReconcileMirrorPods; pkg/kubelet/pod/mirror_client.go

    /** Returns the part of all kubelets that keeps mirror pods. */
    public MirrorPods() {}

    @Override
    public String name() {
        return "mirror-pods";
    }

    @Override
    public boolean watches(Kind<?> kind) {
        return kind.equals(Node.KIND) || kind.equals(Pod.KIND);
    }

    @Override
    public Seq<ResourceKey> wakes(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof Node node) {
            boolean concerns = ManifestDirectory.isThere(node)
                    || change.before().map(Node.class::cast).exists(ManifestDirectory::isThere);
            return concerns ? Vector.of(node.key()) : Vector.empty();
        }
        return object instanceof Pod pod && pod.isMirror()
                ? pod.spec().nodeName().map(node -> Node.KIND.key("", node)).toVector()
                : Vector.empty();
    }

    @Override
    public Plan reconcile(Snapshot snapshot, ResourceKey key, Moment moment) {
        Statuses known = moment.memory(Statuses.class).getOrElse(Statuses.NONE);
        return snapshot.get(Node.KIND, key.name())
                .filter(node -> !KubeletState.of(node).isSilent())
                .filter(node -> ManifestDirectory.isThere(node) || !known.pods().isEmpty())
                .map(node -> plan(snapshot, new ManifestDirectory(node).pods().map(StaticPod::mirror), known))
                .getOrElse(Plan.none());
    }

    private static Plan plan(Snapshot snapshot, Seq<Pod> mirrors, Statuses before) {
        Plan kept = mirrors.map(mirror -> kept(snapshot, mirror, before)).foldLeft(Plan.none(), Plan::then);
        Plan gone = before.pods()
                .keySet()
                .filter(key -> !mirrors.exists(mirror -> mirror.key().equals(key)))
                .flatMap(snapshot::get)
                .map(object -> Plan.of(Write.delete(object).withGrace(0), "its manifest is gone"))
                .foldLeft(Plan.none(), Plan::then);
        Statuses after = mirrors.foldLeft(
                Statuses.NONE,
                (all, mirror) -> found(snapshot, mirror)
                        .filter(object -> StaticPod.isOf(mirror, object))
                        .orElse(before.of(mirror))
                        .map(all::with)
                        .getOrElse(all));
        return kept.then(gone).remembering(after);
    }

    private static Plan kept(Snapshot snapshot, Pod mirror, Statuses before) {
        Option<Pod> found = found(snapshot, mirror);
        boolean stays = found.exists(object -> !object.metadata().isDeleting() && StaticPod.isOf(mirror, object));
        if (stays) {
            return Plan.none();
        }
        Option<Pod> running =
                found.filter(object -> StaticPod.isOf(mirror, object)).orElse(before.of(mirror));
        return found.map(object -> Plan.of(Write.delete(object).withGrace(0), "it does not stand for its static pod"))
                .getOrElse(Plan.none())
                .then(new Write.Create(mirror), "stands for a static pod", new Running(running));
    }

    private static Option<Pod> found(Snapshot snapshot, Pod mirror) {
        return snapshot.get(mirror.key()).map(Pod.class::cast);
    }
}
