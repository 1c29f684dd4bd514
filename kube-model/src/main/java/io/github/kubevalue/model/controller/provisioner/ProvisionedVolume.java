package io.github.kubevalue.model.controller.provisioner;

import io.github.kubevalue.model.core.CSIPersistentVolumeSource;
import io.github.kubevalue.model.core.HostPathVolumeSource;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.core.VolumeNodeAffinity;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.storage.StorageClass;
import io.github.kubevalue.model.volume.BoundVolume;
import io.github.kubevalue.model.volume.Provisioner;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The volume that a provisioner makes for a claim.
 *
 * @param claim the claim
 * @param storage its class
 * @param affinity from which nodes it can be reached, if not from all
 */
record ProvisionedVolume(PersistentVolumeClaim claim, StorageClass storage, Option<VolumeNodeAffinity> affinity) {
    private static final String MINIKUBE = "k8s.io/minikube-hostpath";

    /** The name of a claim's volume. */
    static String name(PersistentVolumeClaim claim) {
        return "pvc-" + claim.metadata().uid().getOrElse("");
    }

    PersistentVolume volume() {
        return PersistentVolume.builder()
                .metadata(ObjectMeta.named(name(claim))
                        .withAnnotation(VolumeAnnotations.PROVISIONED_BY, storage.provisioner())
                        .withFinalizers(Vector.of(VolumeAnnotations.EXTERNAL_FINALIZER)))
                .spec(sourced(Provisioner.of(storage).name()).withNodeAffinity(affinity))
                .build();
    }

    private PersistentVolumeSpec sourced(String driver) {
        // the directories are where the provisioners' own deployments have them
        if (driver.equals(Provisioner.LOCAL_PATH)) {
            return spec().withHostPath(Option.of(directory(
                    "/opt/local-path-provisioner/" + name(claim) + "_" + claim.namespace() + "_" + claim.name())));
        }
        if (driver.equals(MINIKUBE)) {
            return spec().withHostPath(Option.of(
                    directory("/tmp/hostpath-provisioner/" + claim.namespace() + "/" + claim.name())));
        }
        if (driver.contains("/")) {
            // no driver has such a name; where this provisioner keeps its volumes is not known
            return spec().withHostPath(Option.of(directory("/" + driver + "/" + name(claim))));
        }
        return spec().withCsi(Option.of(CSIPersistentVolumeSource.builder()
                .driver(driver)
                .volumeHandle(name(claim))
                .build()));
    }

    private static HostPathVolumeSource directory(String path) {
        return HostPathVolumeSource.builder()
                .path(path)
                .type("DirectoryOrCreate")
                .build();
    }

    private PersistentVolumeSpec spec() {
        return PersistentVolumeSpec.builder()
                .capacity(TreeMap.of("storage", claim.requestedStorage()))
                .accessModes(claim.spec().accessModes())
                .claimRef(BoundVolume.reference(claim))
                .persistentVolumeReclaimPolicy(storage.reclaimPolicy().getOrElse(PersistentVolumeReclaimPolicy.DELETE))
                .storageClassName(claim.className())
                .mountOptions(storage.mountOptions())
                .volumeMode(claim.spec().volumeMode())
                .volumeAttributesClassName(claim.spec().volumeAttributesClassName())
                .build();
    }
}
