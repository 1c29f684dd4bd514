package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A claim that was bound before.
 *
 * @param snapshot the objects
 * @param claim the claim
 * @param now the time
 */
record BoundClaim(Snapshot snapshot, PersistentVolumeClaim claim, Instant now) {
    // pkg/controller/volume/persistentvolume/pv_controller.go, syncBoundClaim

    Plan plan() {
        if (claim.volumeName().isEmpty()) {
            return ClaimStatus.lost(
                    claim,
                    "ClaimLost",
                    "Bound claim has lost reference to PersistentVolume. Data on the volume is lost!");
        }
        return claim.volumeName()
                .flatMap(name -> snapshot.get(PersistentVolume.KIND, name))
                .map(this::plan)
                .getOrElse(() -> ClaimStatus.lost(
                        claim, "ClaimLost", "Bound claim has lost its PersistentVolume. Data on the volume is lost!"));
    }

    private Plan plan(PersistentVolume volume) {
        Option<ObjectReference> ref = volume.spec().claimRef();
        boolean isOwn = ref.forAll(to -> to.uid().equals(claim.metadata().uid()));
        return isOwn
                ? new Binding(volume, claim, now).plan()
                : ClaimStatus.lost(
                        claim,
                        "ClaimMisbound",
                        "Two claims are bound to the same volume, this one is bound incorrectly");
    }
}
