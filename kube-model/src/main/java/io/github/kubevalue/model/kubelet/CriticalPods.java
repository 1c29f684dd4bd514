package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Pod;

/** The pods without which a cluster or a node does not work. */
public final class CriticalPods {
    // pkg/apis/scheduling/types.go, SystemCriticalPriority
    private static final int CRITICAL_PRIORITY = 2_000_000_000;

    private CriticalPods() {}

    /** Returns whether a pod is one of them: it is static, or of a priority that is the system's own. */
    // pkg/kubelet/types/pod_update.go, IsCriticalPod
    public static boolean isCritical(Pod pod) {
        return pod.isMirror() || pod.spec().priority().exists(priority -> priority >= CRITICAL_PRIORITY);
    }
}
