package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Pod;

/** Which pods tools outside of the control plane evict. */
final class EvictionRules {
    private EvictionRules() {}

    /** Whether a pod belongs to its node: a DaemonSet would put it back, or the kubelet. */
    static boolean isOfNode(Pod pod) {
        return pod.metadata().controllerRef().exists(owner -> owner.kind().equals("DaemonSet")) || pod.isMirror();
    }
}
