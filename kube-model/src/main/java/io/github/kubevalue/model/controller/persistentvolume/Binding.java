package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumePhase;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.volume.BoundVolume;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A volume and a claim that belong together.
 *
 * @param volume the volume as it is
 * @param claim the claim as it is
 * @param now the time
 */
record Binding(PersistentVolume volume, PersistentVolumeClaim claim, Instant now) {
    // pkg/controller/volume/persistentvolume/pv_controller.go, bind

    /** The plan to note the binding on both, as far as it is not there: volume, its phase, claim, its status. */
    Plan plan() {
        PersistentVolume bound = BoundVolume.of(volume, claim);
        PersistentVolumeClaim binding = boundClaim();
        Plan volumes = bound.equals(volume)
                ? Plan.none()
                : Plan.of(new Write.Update(bound), "bound to claim " + VolumeIndexes.text(claim));
        Plan claims = binding.equals(claim)
                ? Plan.none()
                : Plan.of(new Write.Update(binding), "bound to volume " + volume.name());
        return volumes.then(VolumePhase.plan(bound, PersistentVolumePhase.BOUND, now))
                .then(claims)
                .then(ClaimStatus.bound(binding, bound));
    }

    // bindClaimToVolume
    private PersistentVolumeClaim boundClaim() {
        boolean isOwn = claim.spec().volumeName().contains(volume.name());
        ObjectMeta metadata = isOwn ? claim.metadata() : noted(claim.metadata(), VolumeAnnotations.BOUND_BY_CONTROLLER);
        return claim.withSpec(claim.spec().withVolumeName(Option.of(volume.name())))
                .withMetadata(noted(metadata, VolumeAnnotations.BIND_COMPLETED));
    }

    private static ObjectMeta noted(ObjectMeta metadata, String annotation) {
        return metadata.isAnnotated(annotation) ? metadata : metadata.withAnnotation(annotation, "yes");
    }
}
