package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * {@code NodeResourcesBalancedAllocation}: prefers nodes whose resources, by default CPU and memory, are used to the same degree,
 * and more so with the pod than without it.
 */
public final class BalancedAllocation implements ScorePlugin {
    private final Seq<WeightedResource> resources;

    /** Returns the plugin as it is by default. */
    public BalancedAllocation() {
        this(WeightedResource.DEFAULT);
    }

    /** Returns the plugin that looks at those resources; their weights do not count. */
    public BalancedAllocation(Seq<WeightedResource> resources) {
        this.resources = resources;
    }

    @Override
    public String name() {
        return "NodeResourcesBalancedAllocation";
    }

    @Override
    public Option<Scores> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Resources request = cycle.requests().exact();
        Seq<String> asked = resources
                .filter(one -> !one.isScalar() || request.get(one.name()) > 0)
                .map(WeightedResource::name);
        return Option.when(
                resources.exists(one -> request.get(one.name()) != 0),
                () -> Scores.of(feasible, node -> score(request, asked, node)));
    }

    // pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go
    private static long score(Resources request, Seq<String> asked, NodeInfo node) {
        long gain = balance(node, request, asked, 1) - balance(node, request, asked, 0);
        return MAX / 2 + (MAX / 2 + gain) / 2;
    }

    /** How evenly the node is used with so many of the pod. */
    private static long balance(NodeInfo node, Resources request, Seq<String> asked, int pods) {
        double[] fractions = new double[asked.size()];
        int count = 0;
        double sum = 0;
        for (String name : asked) {
            long allocatable = node.allocatable().get(name);
            if (allocatable != 0) {
                long used = node.load().requested().get(name) + pods * request.get(name);
                fractions[count] = Math.min(1.0, (double) used / allocatable);
                sum += fractions[count++];
            }
        }
        return (long) ((1 - deviation(fractions, count, sum)) * MAX);
    }

    private static double deviation(double[] fractions, int count, double sum) {
        if (count == 2) {
            return Math.abs((fractions[0] - fractions[1]) / 2);
        }
        double squares = 0;
        for (int i = 0; i < count && count > 2; i++) {
            double off = fractions[i] - sum / count;
            squares += off * off;
        }
        return count > 2 ? Math.sqrt(squares / count) : 0;
    }
}
