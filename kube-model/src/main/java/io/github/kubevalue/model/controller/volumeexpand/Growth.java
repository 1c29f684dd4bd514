package io.github.kubevalue.model.controller.volumeexpand;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;

/** Which claims are to grow. */
final class Growth {
    private Growth() {}

    /** Whether a bound claim asks for more than it has. */
    static boolean isWanted(PersistentVolumeClaim claim) {
        Quantity has = claim.status().capacity().getOrElse("storage", Quantity.ZERO);
        return claim.status().phase().contains(PersistentVolumeClaimPhase.BOUND)
                && claim.requestedStorage().compareTo(has) > 0;
    }

    /** The volume that the claim is bound to, if the volume says so too. */
    static Option<PersistentVolume> volume(PersistentVolumeClaim claim, Snapshot snapshot) {
        return claim.volumeName()
                .flatMap(name -> snapshot.get(PersistentVolume.KIND, name))
                .filter(volume -> volume.spec()
                        .claimRef()
                        .flatMap(ObjectReference::uid)
                        .equals(claim.metadata().uid()));
    }
}
