package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;

/** Which claims and volumes a change concerns. Kubernetes looks at all of them every 15 seconds as well. */
final class Wakes {
    /** Of which kinds there is a change that concerns any. */
    static final Set<Kind<?>> KINDS =
            HashSet.of(PersistentVolumeClaim.KIND, PersistentVolume.KIND, StorageClass.KIND, Pod.KIND);

    private Wakes() {}

    static Seq<ResourceKey> of(Change change, Snapshot snapshot) {
        KubeObject object = change.object();
        if (object instanceof PersistentVolumeClaim claim) {
            return ofClaim(claim, snapshot)
                    .appendAll(change.objects().flatMap(one -> wantedVolume((PersistentVolumeClaim) one)))
                    .distinct();
        }
        if (object instanceof PersistentVolume) {
            return change.objects()
                    .flatMap(one -> ofVolume((PersistentVolume) one, snapshot))
                    .distinct();
        }
        if (object instanceof StorageClass storage) {
            return waiting(storage.name(), snapshot)
                    .appendAll(waiting(VolumeIndexes.UNSAID_CLASS, snapshot))
                    .distinct();
        }
        return object instanceof Pod pod && concernsClaims(change) ? ofPod(pod, snapshot) : Vector.empty();
    }

    private static Seq<ResourceKey> ofClaim(PersistentVolumeClaim claim, Snapshot snapshot) {
        return Vector.of(claim.key())
                .appendAll(snapshot.by(VolumeIndexes.VOLUMES_BY_CLAIM, VolumeIndexes.text(claim))
                        .map(PersistentVolume::key));
    }

    private static Seq<ResourceKey> wantedVolume(PersistentVolumeClaim claim) {
        return claim.volumeName()
                .map(name -> PersistentVolume.KIND.key("", name))
                .toVector();
    }

    private static Seq<ResourceKey> ofVolume(PersistentVolume volume, Snapshot snapshot) {
        Seq<ResourceKey> waiting =
                volume.spec().claimRef().isEmpty() ? waiting(volume.className(), snapshot) : Vector.empty();
        return Vector.of(volume.key())
                .appendAll(VolumeIndexes.claim(volume))
                .appendAll(snapshot.by(VolumeIndexes.CLAIMS_BY_VOLUME, volume.name())
                        .map(PersistentVolumeClaim::key))
                .appendAll(waiting);
    }

    private static Seq<ResourceKey> waiting(String storage, Snapshot snapshot) {
        return snapshot.by(VolumeIndexes.WAITING_CLAIMS, storage).map(PersistentVolumeClaim::key);
    }

    /** A pod matters to those that tell who waits for a claim, and to volumes that are not emptied while it uses them. */
    private static boolean concernsClaims(Change change) {
        return change.isCreation()
                || change.isDeletion()
                || change.after().map(Pod.class::cast).exists(Pod::isTerminal);
    }

    private static Seq<ResourceKey> ofPod(Pod pod, Snapshot snapshot) {
        return VolumeIndexes.claimKeys(pod).flatMap(key -> {
            Seq<ResourceKey> volumes = snapshot.by(VolumeIndexes.VOLUMES_BY_CLAIM, VolumeIndexes.text(key))
                    .map(PersistentVolume::key);
            return volumes.prepend(key);
        });
    }
}
