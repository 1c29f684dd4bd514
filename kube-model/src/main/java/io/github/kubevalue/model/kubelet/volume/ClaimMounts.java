package io.github.kubevalue.model.kubelet.volume;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.ObjectReference;
import io.github.kubevalue.model.core.PersistentVolume;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/** Whether the volumes of a pod's claims can be mounted: they may not, if the pod did not come by way of the scheduler. */
record ClaimMounts(Snapshot snapshot, Pod pod) {
    // pkg/kubelet/volumemanager/populator/desired_state_of_world_populator.go, createVolumeSpec
    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    /** What is told about each volume that cannot be mounted. */
    Seq<String> failures() {
        return pod.spec()
                .volumes()
                .flatMap(volume -> VolumeIndexes.claim(pod, volume).flatMap(claim -> failure(volume, claim)));
    }

    private Option<String> failure(Volume volume, String claim) {
        Either<String, PersistentVolume> found = bound(claim).flatMap(this::volume);
        // pkg/kubelet/volumemanager/volume_manager.go, WaitForAttachAndMount
        return found.isLeft()
                ? Option.of("Unable to attach or mount volumes: unmounted volumes=[" + volume.name()
                        + "], unattached volumes=[], failed to process volumes=[" + volume.name()
                        + "]: error processing PVC " + pod.namespace() + "/" + claim + ": " + found.getLeft())
                : found.toOption()
                        .filter(this::isOutOfReach)
                        .map(unreachable -> "MountVolume.NodeAffinity check failed" + " for volume \""
                                + unreachable.name() + "\" : no matching NodeSelectorTerms");
    }

    // getPVCExtractPV
    private Either<String, PersistentVolumeClaim> bound(String name) {
        return snapshot.get(PersistentVolumeClaim.KIND, pod.namespace(), name)
                .toEither(
                        () -> "failed to fetch PVC from API server: persistentvolumeclaims \"" + name + "\" not found")
                .filterOrElse(
                        claim -> !claim.metadata().isDeleting()
                                || claim.metadata().finalizers().contains(PROTECTION),
                        claim -> "PVC is being deleted")
                .filterOrElse(
                        claim -> claim.status().phase().contains(PersistentVolumeClaimPhase.BOUND),
                        claim -> "PVC is not bound")
                .filterOrElse(claim -> claim.volumeName().isDefined(), claim -> "PVC has empty pvc.Spec.VolumeName");
    }

    // getPVSpec
    private Either<String, PersistentVolume> volume(PersistentVolumeClaim claim) {
        String name = claim.volumeName().getOrElse("");
        return snapshot.get(PersistentVolume.KIND, name)
                .toEither(() ->
                        "failed to fetch PV " + name + " from API server: persistentvolumes \"" + name + "\" not found")
                .filterOrElse(
                        volume -> volume.spec().claimRef().isDefined(),
                        volume -> "found PV object " + name
                                + " but it has a nil pv.Spec.ClaimRef indicating it is not yet bound to the claim")
                .filterOrElse(
                        volume -> uid(volume).equals(claim.metadata().uid().getOrElse("")),
                        volume -> "found PV object " + name + " but its pv.Spec.ClaimRef.UID " + uid(volume)
                                + " does not point to claim.UID "
                                + claim.metadata().uid().getOrElse(""));
    }

    private static String uid(PersistentVolume volume) {
        return volume.spec().claimRef().flatMap(ObjectReference::uid).getOrElse("");
    }

    private boolean isOutOfReach(PersistentVolume volume) {
        return pod.spec()
                .nodeName()
                .flatMap(name -> snapshot.get(Node.KIND, name))
                .exists(node -> !volume.isReachableFrom(node));
    }
}
