package io.github.kubevalue.model.volume;

import io.github.kubevalue.model.core.PersistentVolumeClaim;
import io.github.kubevalue.model.core.Pod;

/**
 * A claim that has the name of one that was made for an ephemeral volume of a pod.
 *
 * @param pod the pod
 * @param claim the claim
 */
public record EphemeralClaim(Pod pod, PersistentVolumeClaim claim) {

    /** Whether it was made for the pod. */
    // component-helpers/storage/ephemeral/ephemeral.go, VolumeIsForPod
    public boolean isOwn() {
        return claim.metadata()
                .controllerRef()
                .exists(owner -> pod.metadata().uid().contains(owner.uid()));
    }

    /** What is said of one that was not. */
    public String refusal() {
        return "PVC " + VolumeIndexes.text(claim) + " was not created for pod " + pod.namespace() + "/" + pod.name()
                + " (pod is not owner)";
    }
}
