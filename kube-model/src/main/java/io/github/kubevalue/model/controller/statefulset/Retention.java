package io.github.kubevalue.model.controller.statefulset;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.apps.PersistentVolumeClaimRetentionPolicyType;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.github.kubevalue.model.controller.Event;
import io.github.kubevalue.model.controller.Plan;
import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.OwnerReference;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * How long claims live: with which of the set and its pods they go. By default with none; if claims are to go when the set is
 * deleted, the set owns them; if they are to go when it is scaled down, a pod beyond the replicas owns its own.
 *
 * @param set the StatefulSet
 * @param pod the pod of a place
 */
record Retention(StatefulSet set, Pod pod) {
    // pkg/controller/statefulset/stateful_set_utils.go, isClaimOwnerUpToDate and updateClaimOwnerRefForSetAndPod

    /** Whether a claim still belongs to a pod of that name that is gone: no other may take it. */
    // stateful_pod_control.go, PodClaimIsStale
    static boolean isStale(StatefulSet set, String podName, PersistentVolumeClaim claim) {
        return isDeleted(set, StatefulSetPersistentVolumeClaimRetentionPolicy::whenScaled)
                && claim.metadata()
                        .ownerReferences()
                        .exists(ref -> ref.apiVersion().equals("v1")
                                && ref.kind().equals("Pod")
                                && ref.name().equals(podName));
    }

    private static boolean isDeleted(
            StatefulSet set,
            Function<StatefulSetPersistentVolumeClaimRetentionPolicy, Option<PersistentVolumeClaimRetentionPolicyType>>
                    when) {
        return set.spec()
                .persistentVolumeClaimRetentionPolicy()
                .flatMap(when)
                .contains(PersistentVolumeClaimRetentionPolicyType.DELETE);
    }

    /** The plan to give a claim the owners that it is to have. */
    // stateful_pod_control.go, UpdatePodClaimForRetentionPolicy
    Plan plan(PersistentVolumeClaim claim) {
        Plan plan = isUpToDate(claim)
                ? Plan.none()
                : Plan.of(
                        new Write.Update(claim.withMetadata(claim.metadata().withOwnerReferences(owners(claim)))),
                        "as the retention policy says");
        return isUnexpected(claim)
                ? plan.telling(Event.warning(
                        set,
                        "ConflictingController",
                        "PersistentVolumeClaim " + claim.name()
                                + " has a conflicting OwnerReference that acts as a manging controller, the retention"
                                + " policy is ignored for this claim"))
                : plan;
    }

    private boolean isUpToDate(PersistentVolumeClaim claim) {
        Seq<OwnerReference> refs = claim.metadata().ownerReferences();
        boolean isOfAnotherLife = refs.exists(ref -> names(ref, set) && !isOwner(ref, set))
                || refs.exists(ref -> names(ref, pod) && !isOwner(ref, pod));
        if (isOfAnotherLife) {
            return true;
        }
        boolean bySet = refs.exists(ref -> isOwner(ref, set));
        boolean byPod = refs.exists(ref -> isOwner(ref, pod));
        if (isUnexpected(claim)) {
            return !bySet && !byPod;
        }
        boolean isControlled = refs.forAll(ref -> !isOwner(ref, set) && !isOwner(ref, pod) || ref.isController());
        return isControlled && bySet == goesWithTheSet() && byPod == goesWithThePod();
    }

    private boolean goesWithTheSet() {
        return isDeleted(set, StatefulSetPersistentVolumeClaimRetentionPolicy::whenDeleted) && !goesWithThePod();
    }

    private boolean goesWithThePod() {
        return isDeleted(set, StatefulSetPersistentVolumeClaimRetentionPolicy::whenScaled)
                && !Identity.ordinal(set, pod).exists(ordinal -> Identity.isInRange(set, ordinal));
    }

    private Seq<OwnerReference> owners(PersistentVolumeClaim claim) {
        Seq<OwnerReference> others =
                claim.metadata().ownerReferences().reject(ref -> names(ref, set) || names(ref, pod));
        if (isUnexpected(claim)) {
            return others;
        }
        Option<OwnerReference> bySet = Option.when(goesWithTheSet(), () -> OwnerReference.controller(set));
        Option<OwnerReference> byPod = Option.when(goesWithThePod(), () -> OwnerReference.controller(pod));
        return others.appendAll(bySet).appendAll(byPod);
    }

    /** Whether somebody else controls the claim; that matters only if claims are to be deleted at all. */
    // hasUnexpectedController
    private boolean isUnexpected(PersistentVolumeClaim claim) {
        boolean isRetained = !isDeleted(set, StatefulSetPersistentVolumeClaimRetentionPolicy::whenDeleted)
                && !isDeleted(set, StatefulSetPersistentVolumeClaimRetentionPolicy::whenScaled);
        return !isRetained
                && claim.metadata()
                        .ownerReferences()
                        .exists(ref -> names(ref, set)
                                ? !isOwner(ref, set)
                                : names(ref, pod) ? !isOwner(ref, pod) : ref.isController());
    }

    private static boolean names(OwnerReference ref, KubeObject object) {
        return ref.apiVersion().equals(object.type().apiVersion())
                && ref.kind().equals(object.type().name())
                && ref.name().equals(object.name());
    }

    private static boolean isOwner(OwnerReference ref, KubeObject object) {
        return object.metadata().uid().contains(ref.uid());
    }
}
