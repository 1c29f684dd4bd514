package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * {@code NodeResourcesBalancedAllocation}: prefers nodes whose CPU and memory are used to the same degree, and more so
 * with the pod than without it.
 */
public final class BalancedAllocation implements ScorePlugin {

    @Override
    public String name() {
        return "NodeResourcesBalancedAllocation";
    }

    @Override
    public Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Resources request = cycle.requests().exact();
        return request.milliCpu() == 0 && request.memory() == 0
                ? ScorePlugin.indifferent(feasible)
                : feasible.map(node -> score(request, node));
    }

    // pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go
    private static long score(Resources request, NodeInfo node) {
        Resources used = node.load().requested();
        long gain = balance(node, used.plus(request)) - balance(node, used);
        return MAX / 2 + (MAX / 2 + gain) / 2;
    }

    private static long balance(NodeInfo node, Resources used) {
        Vector<Double> fractions = Vector.of(Resources.CPU, Resources.MEMORY)
                .filter(name -> node.allocatable().get(name) > 0)
                .map(name -> Math.min(
                        1.0, (double) used.get(name) / node.allocatable().get(name)));
        double deviation = fractions.size() < 2 ? 0 : Math.abs(fractions.get(0) - fractions.get(1)) / 2;
        return (long) ((1 - deviation) * MAX);
    }
}
