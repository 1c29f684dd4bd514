package io.github.kubevalue.model.scheduler.volumebinding;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.PersistentVolumeClaimPhase;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.model.volume.BindingTime;
import io.github.kubevalue.model.volume.EphemeralClaim;
import io.github.kubevalue.model.volume.VolumeAnnotations;
import io.github.kubevalue.model.volume.VolumeIndexes;
import io.vavr.collection.Seq;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The claims that a pod uses.
 *
 * @param bound those that are bound to volumes
 * @param immediate those that are not, and for which the binder should have found a volume
 * @param delayed those that wait for a node to be chosen
 */
record PodClaims(
        Seq<PersistentVolumeClaim> bound, Seq<PersistentVolumeClaim> immediate, Seq<PersistentVolumeClaim> delayed) {
    // pkg/scheduler/framework/plugins/volumebinding/binder.go, GetPodVolumeClaims

    /** The claims of a pod, or why the pod cannot use one of them. */
    static Either<String, PodClaims> of(Pod pod, Snapshot snapshot) {
        return Either.sequenceRight(pod.spec().volumes().flatMap(volume -> claim(pod, volume, snapshot)))
                .map(claims -> sorted(claims, snapshot));
    }

    private static PodClaims sorted(Seq<PersistentVolumeClaim> claims, Snapshot snapshot) {
        Seq<PersistentVolumeClaim> unbound = claims.reject(PodClaims::isBound);
        Seq<PersistentVolumeClaim> delayed = unbound.filter(claim -> isDelayed(claim, snapshot));
        return new PodClaims(claims.filter(PodClaims::isBound), unbound.removeAll(delayed), delayed);
    }

    private static boolean isBound(PersistentVolumeClaim claim) {
        return claim.volumeName().isDefined() && claim.metadata().isAnnotated(VolumeAnnotations.BIND_COMPLETED);
    }

    private static boolean isDelayed(PersistentVolumeClaim claim, Snapshot snapshot) {
        return claim.volumeName().isEmpty() && BindingTime.of(claim, snapshot) == BindingTime.WITH_THE_FIRST_CONSUMER;
    }

    /** The claim behind a volume of the pod, if there is one behind it. */
    // volume_binding.go, podHasPVCs
    private static Option<Either<String, PersistentVolumeClaim>> claim(Pod pod, Volume volume, Snapshot snapshot) {
        boolean isEphemeral = volume.persistentVolumeClaim().isEmpty();
        return VolumeIndexes.claim(pod, volume)
                .map(name -> snapshot.get(PersistentVolumeClaim.KIND, pod.namespace(), name)
                        .toEither(() -> absent(name, isEphemeral))
                        .flatMap(PodClaims::usable)
                        .flatMap(claim -> isEphemeral ? own(pod, claim) : Either.right(claim)));
    }

    private static String absent(String name, boolean isEphemeral) {
        return isEphemeral
                ? "waiting for ephemeral volume controller to create the persistentvolumeclaim \"" + name + "\""
                : "persistentvolumeclaim \"" + name + "\" not found";
    }

    private static Either<String, PersistentVolumeClaim> usable(PersistentVolumeClaim claim) {
        if (claim.status().phase().contains(PersistentVolumeClaimPhase.LOST)) {
            return Either.left(
                    "persistentvolumeclaim \"" + claim.name() + "\" bound to non-existent persistentvolume \""
                            + claim.volumeName().getOrElse("") + "\"");
        }
        return claim.metadata().isDeleting()
                ? Either.left("persistentvolumeclaim \"" + claim.name() + "\" is being deleted")
                : Either.right(claim);
    }

    /** The claim of an ephemeral volume, which must have been made for the pod. */
    private static Either<String, PersistentVolumeClaim> own(Pod pod, PersistentVolumeClaim claim) {
        EphemeralClaim made = new EphemeralClaim(pod, claim);
        return made.isOwn() ? Either.right(claim) : Either.left(made.refusal());
    }
}
