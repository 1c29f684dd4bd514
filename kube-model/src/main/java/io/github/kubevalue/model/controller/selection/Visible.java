package io.github.kubevalue.model.controller.selection;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodStatus;

/** What a Service can see of a pod: two versions of a pod that look the same need no look at the Service. */
final class Visible {
    private Visible() {}

    static boolean isSame(Pod one, Pod other) {
        return one.isReady() == other.isReady()
                && one.isTerminal() == other.isTerminal()
                && one.metadata().isDeleting() == other.metadata().isDeleting()
                && areAt(one.status(), other.status())
                && one.spec().nodeName().equals(other.spec().nodeName())
                && one.metadata().uid().equals(other.metadata().uid())
                && one.metadata().labels().equals(other.metadata().labels());
    }

    /** Whether two pods have the same addresses. */
    private static boolean areAt(PodStatus one, PodStatus other) {
        return one.podIPs().equals(other.podIPs()) && one.podIP().equals(other.podIP())
                || one.ips().equals(other.ips());
    }
}
