package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.kubelet.CriticalPods;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.store.Snapshot;

/** Which pods tools outside of the control plane evict. */
final class EvictionRules {
    // pkg/apis/scheduling/types.go, SystemCriticalPriority
    private static final int SYSTEM_CRITICAL = 2_000_000_000;

    private EvictionRules() {}

    /** Whether a pod belongs to its node: a DaemonSet would put it back, or the kubelet. */
    static boolean isOfNode(Pod pod) {
        return pod.metadata().controllerRef().exists(owner -> owner.kind().equals("DaemonSet"))
                || pod.metadata().annotations().containsKey(CriticalPods.MIRROR);
    }

    /** Whether a budget of a pod allows no disruption at present. */
    static boolean isHeld(Pod pod, Snapshot snapshot) {
        return pod.isReady()
                && PodDisruptionBudget.selecting(pod, snapshot)
                        .exists(budget -> budget.status().disruptionsAllowed() <= 0);
    }

    /** Whether a descheduler may evict a pod, unless it is told otherwise. (defaultevictor.go) */
    static boolean isRemovable(Pod pod) {
        return !pod.metadata().ownerReferences().isEmpty()
                && !isOfNode(pod)
                && !pod.metadata().isDeleting()
                && pod.spec().priority().getOrElse(0) < SYSTEM_CRITICAL
                && !pod.spec().volumes().exists(EvictionRules::isLocal);
    }

    private static boolean isLocal(Volume volume) {
        return volume.emptyDir().isDefined() || volume.hostPath().isDefined();
    }
}
