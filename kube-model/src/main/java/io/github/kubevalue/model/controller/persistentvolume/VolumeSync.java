package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeSearch;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * What becomes of a volume.
 *
 * @param snapshot the objects
 * @param volume the volume
 * @param now the time
 */
record VolumeSync(Snapshot snapshot, PersistentVolume volume, Instant now) {
    // pkg/controller/volume/persistentvolume/pv_controller.go, syncVolume

    /** The plan for the volume, which is stored like that. */
    Plan plan(PersistentVolume stored) {
        return Migration.plan(volume, stored).then(plan());
    }

    private Plan plan() {
        Option<ObjectReference> ref = volume.spec().claimRef();
        boolean isBound = ref.flatMap(ObjectReference::uid).exists(uid -> !uid.isEmpty());
        return isBound
                ? claim(ref.get()).map(this::claimed).getOrElse(this::released)
                : VolumePhase.plan(volume, PersistentVolumePhase.AVAILABLE, now);
    }

    /** The claim of the reference, if it is still the same. */
    private Option<PersistentVolumeClaim> claim(ObjectReference ref) {
        return snapshot.get(
                        PersistentVolumeClaim.KIND,
                        ref.namespace().getOrElse(""),
                        ref.name().getOrElse(""))
                .filter(claim -> claim.metadata().uid().equals(ref.uid()));
    }

    private Plan claimed(PersistentVolumeClaim claim) {
        if (claim.volumeName().isEmpty()) {
            // the claim's own turn completes the binding
            return VolumeSearch.hasVolumeMode(volume, claim) ? Plan.none() : mismatch(claim);
        }
        if (claim.volumeName().contains(volume.name())) {
            return VolumePhase.plan(volume, PersistentVolumePhase.BOUND, now);
        }
        boolean isSurplus = volume.metadata().isAnnotated(VolumeAnnotations.PROVISIONED_BY)
                && volume.spec().persistentVolumeReclaimPolicy().contains(PersistentVolumeReclaimPolicy.DELETE);
        return isSurplus ? released() : unbound(volume, now);
    }

    private Plan mismatch(PersistentVolumeClaim claim) {
        return Plan.none()
                .telling(Event.warning(
                        volume,
                        "VolumeMismatch",
                        "Cannot bind PersistentVolume to requested PersistentVolumeClaim \"" + claim.name()
                                + "\" due to incompatible volumeMode."))
                .telling(Event.warning(
                        claim,
                        "VolumeMismatch",
                        "Cannot bind PersistentVolume \"" + volume.name()
                                + "\" to requested PersistentVolumeClaim due to incompatible volumeMode."));
    }

    /** The claim is gone, or has another volume. */
    private Plan released() {
        boolean isKnown = VolumePhase.isIn(volume, PersistentVolumePhase.RELEASED)
                || VolumePhase.isIn(volume, PersistentVolumePhase.FAILED);
        Plan released = isKnown ? Plan.none() : VolumePhase.plan(volume, PersistentVolumePhase.RELEASED, now);
        return released.then(new Reclaim(snapshot, volume, now).plan());
    }

    /** The plan to take a volume from its claim; one that was meant for the claim from the start stays meant for it. */
    // unbindVolume
    static Plan unbound(PersistentVolume volume, Instant now) {
        boolean byController = volume.metadata().isAnnotated(VolumeAnnotations.BOUND_BY_CONTROLLER);
        PersistentVolume free = byController
                ? volume.withSpec(volume.spec().withClaimRef(Option.none()))
                        .withMetadata(volume.metadata().withoutAnnotation(VolumeAnnotations.BOUND_BY_CONTROLLER))
                : volume.withSpec(
                        volume.spec().withClaimRef(volume.spec().claimRef().map(ref -> ref.withUid(Option.none()))));
        return Plan.of(new Write.Update(free), "its claim has another volume")
                .then(VolumePhase.plan(free, PersistentVolumePhase.AVAILABLE, now));
    }
}
