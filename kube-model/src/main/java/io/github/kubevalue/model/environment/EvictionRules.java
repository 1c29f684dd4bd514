package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.kubelet.CriticalPods;

/** Which pods tools outside of the control plane evict. */
final class EvictionRules {
    private EvictionRules() {}

    /** Whether a pod belongs to its node: a DaemonSet would put it back, or the kubelet. */
    static boolean isOfNode(Pod pod) {
        return pod.metadata().controllerRef().exists(owner -> owner.kind().equals("DaemonSet")) || pod.isMirror();
    }

    /** Whether a descheduler may evict a pod, unless it is told otherwise. (defaultevictor.go) */
    static boolean isRemovable(Pod pod) {
        return !pod.metadata().ownerReferences().isEmpty()
                && !isOfNode(pod)
                && !pod.metadata().isDeleting()
                && !CriticalPods.isCritical(pod)
                && !pod.spec().volumes().exists(EvictionRules::isLocal);
    }

    private static boolean isLocal(Volume volume) {
        return volume.emptyDir().isDefined() || volume.hostPath().isDefined();
    }
}
