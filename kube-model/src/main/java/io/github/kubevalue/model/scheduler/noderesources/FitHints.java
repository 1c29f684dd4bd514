package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.vavr.collection.Vector;

/** What may help a pod for which no node had room. */
final class FitHints {
    private FitHints() {}

    static boolean heeds(ClusterEvent event) {
        return event.is(Pod.KIND, Action.DELETE, Action.UPDATE_POD_SCALE_DOWN)
                || event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_ALLOCATABLE);
    }

    static boolean mayHelp(ClusterEvent event, Pod waiting) {
        if (event.is(Pod.KIND, Action.DELETE)) {
            return ((Pod) event.object()).isPlaced();
        }
        if (event.is(Pod.KIND, Action.UPDATE_POD_SCALE_DOWN)) {
            return event.isOf(waiting) || frees(event, waiting);
        }
        return suffices(event.nodeAfter().get(), waiting)
                && event.nodeBefore()
                        .forAll(before -> grows(before, event.nodeAfter().get(), waiting));
    }

    // pkg/scheduler/framework/plugins/noderesources/fit.go, isSchedulableAfterPodScaleDown
    private static boolean frees(ClusterEvent event, Pod waiting) {
        Resources before = request((Pod) event.before().get());
        Resources after = request((Pod) event.after().get());
        Resources wanted = request(waiting);
        return ((Pod) event.after().get()).isBound()
                && names(wanted).exists(name -> before.get(name) > after.get(name));
    }

    private static Resources request(Pod pod) {
        return PodRequests.of(pod).exact();
    }

    private static Vector<String> names(Resources wanted) {
        return Vector.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE)
                .appendAll(wanted.scalars().keySet())
                .filter(name -> wanted.get(name) > 0);
    }

    /** Whether an empty node of that size would have room. */
    private static boolean suffices(Node node, Pod waiting) {
        NodeInfo empty = NodeInfo.of(node, NodeLoad.NONE);
        Resources wanted = request(waiting);
        return empty.allowedPods() >= 1
                && names(wanted)
                        .forAll(name -> wanted.get(name) <= empty.allocatable().get(name));
    }

    // pkg/scheduler/framework/plugins/noderesources/fit.go, haveAnyRequestedResourcesIncreased
    private static boolean grows(Node before, Node after, Pod waiting) {
        NodeInfo old = NodeInfo.of(before, NodeLoad.NONE);
        NodeInfo now = NodeInfo.of(after, NodeLoad.NONE);
        return now.allowedPods() > old.allowedPods()
                || names(request(waiting))
                        .exists(name ->
                                now.allocatable().get(name) > old.allocatable().get(name));
    }
}
