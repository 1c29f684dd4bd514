package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.PersistentVolumeClaimStatus;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.util.Locale;

/** Where a claim stands, and what it has of its volume. */
final class ClaimStatus {
    // pkg/controller/volume/persistentvolume/pv_controller.go, updateClaimStatus
    private static final String STORAGE = "storage";
    private static final String PRE_RESIZE = "volume.alpha.kubernetes.io/pre-resize-capacity";

    private ClaimStatus() {}

    /** The plan to write that the claim waits for a volume. */
    static Plan pending(PersistentVolumeClaim claim) {
        return write(claim, without(claim.status(), PersistentVolumeClaimPhase.PENDING));
    }

    /** The plan to write that the claim has lost its volume, and to tell why, if that is new. */
    static Plan lost(PersistentVolumeClaim claim, String reason, String message) {
        return claim.status().phase().contains(PersistentVolumeClaimPhase.LOST)
                ? Plan.none()
                : write(claim, without(claim.status(), PersistentVolumeClaimPhase.LOST))
                        .telling(Event.warning(claim, reason, message));
    }

    /** The plan to write that the claim has the volume. */
    static Plan bound(PersistentVolumeClaim claim, PersistentVolume volume) {
        PersistentVolumeClaimStatus status = claim.status();
        boolean isNew = !status.phase().contains(PersistentVolumeClaimPhase.BOUND);
        boolean wasPending = status.phase().contains(PersistentVolumeClaimPhase.PENDING);
        PersistentVolumeClaimStatus next = status.withPhase(Option.of(PersistentVolumeClaimPhase.BOUND))
                .withAccessModes(volume.spec().accessModes())
                // a claim that is bound already may know better: its file system can be smaller than the volume
                .withCapacity(isNew ? capacity(status, volume) : status.capacity())
                .withCurrentVolumeAttributesClassName(
                        wasPending
                                ? volume.spec().volumeAttributesClassName()
                                : status.currentVolumeAttributesClassName());
        return write(claim, next);
    }

    private static SortedMap<String, Quantity> capacity(PersistentVolumeClaimStatus status, PersistentVolume volume) {
        Option<String> before = volume.metadata().annotations().get(PRE_RESIZE);
        if (before.isDefined()) {
            Quantity size = Try.of(() -> Quantity.parse(before.get())).getOrElse(volume.storage());
            return status.capacity().put(STORAGE, size);
        }
        boolean same = status.capacity().get(STORAGE).contains(volume.storage());
        return same ? status.capacity() : volume.spec().capacity();
    }

    private static PersistentVolumeClaimStatus without(
            PersistentVolumeClaimStatus status, PersistentVolumeClaimPhase phase) {
        return status.withPhase(Option.of(phase))
                .withAccessModes(Vector.empty())
                .withCapacity(TreeMap.empty())
                .withCurrentVolumeAttributesClassName(Option.none());
    }

    private static Plan write(PersistentVolumeClaim claim, PersistentVolumeClaimStatus status) {
        return status.equals(claim.status())
                ? Plan.none()
                : Plan.of(
                        new Write.UpdateStatus(claim.withStatus(status)),
                        "claim is " + status.phase().get().text().toLowerCase(Locale.ROOT));
    }
}
