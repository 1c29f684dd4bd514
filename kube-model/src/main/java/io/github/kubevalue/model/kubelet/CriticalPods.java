package io.github.kubevalue.model.kubelet;

import io.github.kubevalue.model.core.Pod;

/** The pods without which a cluster or a node does not work. */
public final class CriticalPods {
    /** The annotation of the object that stands for a static pod. */
    public static final String MIRROR = "kubernetes.io/config.mirror";

    // pkg/apis/scheduling/types.go, SystemCriticalPriority
    private static final int CRITICAL_PRIORITY = 2_000_000_000;

    private CriticalPods() {}

    /** Returns whether a pod is one of them: it is static, or of a priority that is the system's own. */
    // pkg/kubelet/types/pod_update.go, IsCriticalPod
    public static boolean isCritical(Pod pod) {
        return isMirror(pod) || pod.spec().priority().exists(priority -> priority >= CRITICAL_PRIORITY);
    }

    /** Returns whether the object stands for a static pod. */
    public static boolean isMirror(Pod pod) {
        return pod.metadata().annotations().containsKey(MIRROR);
    }
}
