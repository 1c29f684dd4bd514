package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import java.time.Instant;

/**
 * What the reclaim policy says of a volume whose claim is gone.
 *
 * @param snapshot the objects
 * @param volume the volume
 * @param now the time
 */
record Reclaim(Snapshot snapshot, PersistentVolume volume, Instant now) {
    // pkg/controller/volume/persistentvolume/pv_controller.go, reclaimVolume

    Plan plan() {
        boolean isMigrated = volume.metadata()
                .annotations()
                .get(VolumeAnnotations.MIGRATED_TO)
                .exists(driver -> !driver.isEmpty());
        PersistentVolumeReclaimPolicy policy =
                volume.spec().persistentVolumeReclaimPolicy().getOrElse(PersistentVolumeReclaimPolicy.RETAIN);
        if (isMigrated || policy.equals(PersistentVolumeReclaimPolicy.RETAIN)) {
            return Plan.none();
        }
        if (policy.equals(PersistentVolumeReclaimPolicy.RECYCLE)) {
            return recycled();
        }
        return policy.equals(PersistentVolumeReclaimPolicy.DELETE)
                ? deleted()
                : VolumePhase.failed(
                        volume,
                        "VolumeUnknownReclaimPolicy",
                        "Volume has unrecognized PersistentVolumeReclaimPolicy",
                        now);
    }

    // recycleVolumeOperation
    private Plan recycled() {
        Seq<Pod> users = users();
        if (!users.isEmpty() && !isClaimedAnew()) {
            return Plan.none()
                    .telling(Event.normal(
                            volume,
                            "VolumeFailedRecycle",
                            "Volume is used by pods: "
                                    + users.map(pod -> pod.namespace() + "/" + pod.name())
                                            .sorted()
                                            .mkString(",")));
        }
        boolean isRecyclable =
                volume.spec().hostPath().isDefined() || volume.spec().nfs().isDefined();
        return isRecyclable
                ? VolumeSync.unbound(volume, now).telling(Event.normal(volume, "VolumeRecycled", "Volume recycled"))
                : VolumePhase.failed(volume, "VolumeFailedRecycle", "No recycler plugin found for the volume!", now);
    }

    // isVolumeUsed
    private Seq<Pod> users() {
        return VolumeIndexes.claim(volume)
                .toVector()
                .flatMap(claim -> snapshot.by(VolumeIndexes.PODS_BY_CLAIM, VolumeIndexes.text(claim)))
                .reject(Pod::isTerminal);
    }

    /** A claim of the same name is another one, and its pods use another volume. */
    private boolean isClaimedAnew() {
        return VolumeIndexes.claim(volume).exists(snapshot::contains);
    }

    // deleteVolumeOperation
    private Plan deleted() {
        Either<String, Deleter> deleter = Deleter.of(volume);
        if (deleter.isLeft()) {
            return VolumePhase.failed(volume, "VolumeFailedDelete", deleter.getLeft(), now);
        }
        if (deleter.get() == Deleter.EXTERNAL || volume.metadata().isDeleting()) {
            return Plan.none();
        }
        return Plan.of(Write.delete(volume), "its claim is gone");
    }
}
