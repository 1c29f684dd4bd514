package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Namespace;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.storage.CSIDriver;
import io.github.kubevalue.model.storage.CSINode;
import io.github.kubevalue.model.storage.CSIStorageCapacity;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.storage.VolumeAttachment;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Which waiting pods a change may help. Coarser than upstream's queueing hints: by kind of change, not by plugin. */
final class Wakes {
    /** What may help pods that use claims. */
    private static final Set<Kind<?>> STORAGE = HashSet.of(
            PersistentVolume.KIND,
            StorageClass.KIND,
            CSINode.KIND,
            CSIDriver.KIND,
            CSIStorageCapacity.KIND,
            VolumeAttachment.KIND);

    private Wakes() {}

    static Seq<ResourceKey> of(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof Pod) {
            return ofPod(change.before().map(Pod.class::cast), change.after().map(Pod.class::cast), snapshot);
        }
        if (object instanceof Node) {
            return ofNode(change.before().map(Node.class::cast), change.after().map(Node.class::cast), snapshot);
        }
        if (object instanceof PersistentVolumeClaim claim) {
            return keys(snapshot.by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim))
                    .reject(Wakes::isBound));
        }
        if (STORAGE.contains(object.type())) {
            return keys(refused(snapshot, SchedulingIndexes.ANYHOW)
                    .reject(pod -> VolumeIndexes.claims(pod).isEmpty()));
        }
        return object instanceof Namespace && change.before().isDefined()
                ? keys(refused(snapshot, SchedulingIndexes.BESIDE_OTHERS))
                : Vector.empty();
    }

    private static Seq<ResourceKey> ofPod(Option<Pod> before, Option<Pod> after, Snapshot snapshot) {
        if (after.exists(pod -> !isBound(pod))) {
            boolean same = before.exists(old -> old.spec().equals(after.get().spec())
                    && old.metadata().labels().equals(after.get().metadata().labels()));
            return same ? Vector.empty() : after.map(Pod::key).toVector();
        }
        boolean wasThere = before.exists(Wakes::takesRoom);
        boolean isThere = after.exists(Wakes::takesRoom);
        if (wasThere && !isThere) {
            return keys(refused(snapshot, SchedulingIndexes.ANYHOW));
        }
        boolean relabelled = wasThere
                && isThere
                && !before.get()
                        .metadata()
                        .labels()
                        .equals(after.get().metadata().labels());
        return relabelled || !wasThere && isThere
                ? keys(refused(snapshot, SchedulingIndexes.BESIDE_OTHERS))
                : Vector.empty();
    }

    private static Seq<ResourceKey> ofNode(Option<Node> before, Option<Node> after, Snapshot snapshot) {
        if (after.isEmpty()) {
            return keys(refused(snapshot, SchedulingIndexes.BESIDE_OTHERS));
        }
        Node node = after.get();
        boolean same = before.exists(old -> old.spec().equals(node.spec())
                && old.metadata().labels().equals(node.metadata().labels())
                && old.status().allocatable().equals(node.status().allocatable()));
        return same ? Vector.empty() : keys(refused(snapshot, SchedulingIndexes.ANYHOW));
    }

    private static boolean isBound(Pod pod) {
        return pod.spec().nodeName().exists(node -> !node.isEmpty());
    }

    private static boolean takesRoom(Pod pod) {
        return isBound(pod) && !pod.isTerminal();
    }

    private static Seq<Pod> refused(Snapshot snapshot, String which) {
        return snapshot.by(SchedulingIndexes.UNSCHEDULABLE_PODS, which);
    }

    private static Seq<ResourceKey> keys(Seq<Pod> pods) {
        return pods.map(Pod::key);
    }
}
