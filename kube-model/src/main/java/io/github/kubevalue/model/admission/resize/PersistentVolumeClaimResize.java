package io.github.kubevalue.model.admission.resize;

import io.github.kubevalue.model.admission.AdmissionPlugin;
import io.github.kubevalue.model.admission.AdmissionRequest;
import io.github.kubevalue.model.admission.Operation;
import io.github.kubevalue.model.admission.Review;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.control.Option;

/**
 * A claim grows once it is bound, if its storage class allows volumes to expand.
 * (plugin/pkg/admission/storage/persistentvolume/resize/admission.go)
 */
public final class PersistentVolumeClaimResize implements AdmissionPlugin {
    @Override
    public String name() {
        return "PersistentVolumeClaimResize";
    }

    @Override
    public Review validate(AdmissionRequest request, Snapshot snapshot) {
        if (!request.is(Operation.UPDATE)) {
            return Review.ALLOWED;
        }
        return Review.refusedIf(request.sent(PersistentVolumeClaim.KIND)
                .flatMap(claim -> request.stored(PersistentVolumeClaim.KIND)
                        .filter(old -> claim.requestedStorage().compareTo(old.requestedStorage()) > 0)
                        .flatMap(old -> fault(claim, old, snapshot)))
                .map(request::forbidden));
    }

    private static Option<String> fault(PersistentVolumeClaim claim, PersistentVolumeClaim old, Snapshot snapshot) {
        if (!old.status().phase().contains(PersistentVolumeClaimPhase.BOUND)) {
            return Option.of("Only bound persistent volume claims can be expanded");
        }
        String name = claim.className();
        boolean mayGrow = !name.isEmpty()
                && name.equals(old.className())
                && snapshot.get(StorageClass.KIND, name)
                        .flatMap(StorageClass::allowVolumeExpansion)
                        .getOrElse(false);
        return Option.when(
                !mayGrow,
                "only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must "
                        + "support resize");
    }
}
