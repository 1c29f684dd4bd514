package io.github.kubevalue.model.controller.daemonset;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

/**
 * A node with the pods of one DaemonSet that are on it or tied to it.
 *
 * @param node the node
 * @param pods its pods, oldest first, bound ones before those that are not
 * @param shouldRun whether it is to have a pod
 * @param shouldContinue whether a pod may stay
 */
record NodePods(Node node, Seq<Pod> pods, boolean shouldRun, boolean shouldContinue) {
    private static final Comparator<Pod> OLDEST_FIRST = Comparator.<Pod, Boolean>comparing(
                    pod -> pod.spec().nodeName().isEmpty())
            .thenComparing(pod -> pod.metadata().creationTimestamp().getOrElse(Instant.MAX))
            .thenComparing(Pod::name);

    static NodePods of(Node node, Seq<Pod> pods, Placement placement) {
        return new NodePods(node, pods.sorted(OLDEST_FIRST), placement.shouldRun(node), placement.shouldContinue(node));
    }

    /** The pods that neither ended nor are to be deleted. */
    Seq<Pod> active() {
        return pods.filter(Pod::isActive);
    }

    /** The oldest active pod of the present template. */
    Option<Pod> updated(String hash) {
        return active().find(pod -> isOf(pod, hash));
    }

    /** The oldest active pod of another template. */
    Option<Pod> outdated(String hash) {
        return active().find(pod -> !isOf(pod, hash));
    }

    static boolean isOf(Pod pod, String hash) {
        return pod.metadata().labels().get(Placement.HASH).contains(hash);
    }
}
