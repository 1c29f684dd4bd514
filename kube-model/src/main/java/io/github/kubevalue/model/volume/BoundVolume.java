package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.vavr.control.Option;

/** A volume as it notes the claim that it is bound to. */
public final class BoundVolume {
    private BoundVolume() {}

    /**
     * Returns the volume bound to the claim: it refers to this life of it, and says so if it was not meant for the claim
     * before. The volume itself, if it is bound to the claim already.
     */
    public static PersistentVolume of(PersistentVolume volume, PersistentVolumeClaim claim) {
        // component-helpers/storage/volume/pv_helpers.go, GetBindVolumeToClaim
        boolean isOwn = volume.isBoundTo(claim);
        boolean isThisLife = isOwn
                && volume.spec()
                        .claimRef()
                        .exists(ref -> ref.uid().equals(claim.metadata().uid()));
        PersistentVolume referring =
                isThisLife ? volume : volume.withSpec(volume.spec().withClaimRef(Option.of(reference(claim))));
        boolean isNoted = isOwn || volume.metadata().isAnnotated(VolumeAnnotations.BOUND_BY_CONTROLLER);
        return isNoted
                ? referring
                : referring.withMetadata(
                        referring.metadata().withAnnotation(VolumeAnnotations.BOUND_BY_CONTROLLER, "yes"));
    }

    /** Returns what a volume says of its claim. */
    // client-go/tools/reference/ref.go, GetReference
    public static ObjectReference reference(PersistentVolumeClaim claim) {
        return ObjectReference.to(claim).withResourceVersion(claim.metadata().resourceVersion());
    }
}
