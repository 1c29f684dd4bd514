package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * Refuses nodes that have no room for the pod's requests, or for one more pod; prefers, as LeastAllocated does, those
 * that would be left with most.
 */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin {
    private static final Vector<String> BASIC = Vector.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE);

    @Override
    public String name() {
        return "NodeResourcesFit";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Resources request = cycle.requests().exact();
        Vector<String> asked = BASIC.appendAll(request.scalars().keySet()).filter(name -> request.get(name) > 0);
        return Filter.of(node -> judge(request, asked, node));
    }

    // pkg/scheduler/framework/plugins/noderesources/fit.go, fitsRequest
    private static Status judge(Resources request, Vector<String> asked, NodeInfo node) {
        Vector<String> lacking = asked.filter(name -> request.get(name)
                > node.allocatable().get(name) - node.load().requested().get(name));
        boolean isFull = node.load().pods() + 1 > node.allowedPods();
        if (lacking.isEmpty() && !isFull) {
            return Status.SUCCESS;
        }
        Vector<String> reasons = lacking.map(name -> "Insufficient " + name);
        Vector<String> all = isFull ? reasons.prepend("Too many pods") : reasons;
        return lacking.exists(name -> request.get(name) > node.allocatable().get(name))
                ? new Status.Unresolvable(all)
                : new Status.Unschedulable(all);
    }

    @Override
    public Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Resources request = cycle.requests().nonZero();
        return feasible.map(node -> leastAllocated(request, node));
    }

    // pkg/scheduler/framework/plugins/noderesources/least_allocated.go; CPU and memory weigh the same
    private static long leastAllocated(Resources request, NodeInfo node) {
        Vector<Long> free = Vector.of(Resources.CPU, Resources.MEMORY)
                .filter(name -> node.allocatable().get(name) > 0)
                .map(name -> free(
                        node.allocatable().get(name),
                        node.load().nonZeroRequested().get(name) + request.get(name)));
        return free.isEmpty() ? 0 : free.sum().longValue() / free.size();
    }

    private static long free(long allocatable, long requested) {
        return requested > allocatable ? 0 : (allocatable - requested) * MAX / allocatable;
    }
}
