package io.github.kubevalue.model.controller.persistentvolume;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.InTreePlugins;
import io.github.kubevalue.model.volume.VolumeAnnotations;

/**
 * Asks the provisioner of the claim's class for a volume.
 *
 * @param snapshot the objects
 * @param claim the claim, which found no volume
 */
record Provisioning(Snapshot snapshot, PersistentVolumeClaim claim) {
    // pkg/controller/volume/persistentvolume/pv_controller.go, provisionClaim

    Plan plan() {
        return snapshot.get(StorageClass.KIND, claim.className())
                .map(storage -> plan(storage.provisioner()))
                .getOrElse(() -> failed("storageclass.storage.k8s.io \"" + claim.className() + "\" not found"));
    }

    private Plan plan(String provisioner) {
        return InTreePlugins.isExternal(provisioner)
                ? asked(InTreePlugins.successor(provisioner))
                : failed(InTreePlugins.refusal(provisioner));
    }

    private Plan failed(String message) {
        return Plan.none().telling(Event.warning(claim, "ProvisioningFailed", message));
    }

    // provisionClaimOperationExternal
    private Plan asked(String provisioner) {
        PersistentVolumeClaim noted = claim.metadata()
                        .annotations()
                        .get(VolumeAnnotations.STORAGE_PROVISIONER)
                        .contains(provisioner)
                ? claim
                : Migration.of(claim.withMetadata(claim.metadata()
                        .withAnnotation(VolumeAnnotations.BETA_STORAGE_PROVISIONER, provisioner)
                        .withAnnotation(VolumeAnnotations.STORAGE_PROVISIONER, provisioner)));
        Plan plan = noted.equals(claim) ? Plan.none() : Plan.of(new Write.Update(noted), "for " + provisioner);
        return plan.telling(Event.normal(
                claim,
                "ExternalProvisioning",
                "Waiting for a volume to be created either by the external provisioner '" + provisioner
                        + "' or manually by the system administrator. If volume creation is delayed, please verify"
                        + " that the provisioner is running and correctly registered."));
    }
}
