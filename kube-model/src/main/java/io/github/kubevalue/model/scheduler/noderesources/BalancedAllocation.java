package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeNumbers;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.scheduler.Cycle;
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
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        Resources request = cycle.requests().exact();
        if (resources.forAll(one -> request.get(one.name()) == 0)) {
            return Option.none();
        }
        NodeNumbers balance = cycle.table().reckoned(new Balance(this, request), () -> {
            Asked[] asked = Asked.exact(resources, request);
            return node -> (int) score(asked, node);
        });
        return Option.of(Scores.bySlot(feasible, balance::at));
    }

    /**
     * How evenly a node would be used.
     *
     * @param plugin who says so
     * @param request by what
     */
    private record Balance(BalancedAllocation plugin, Resources request) {}

    // pkg/scheduler/framework/plugins/noderesources/balanced_allocation.go
    private static long score(Asked[] asked, NodeInfo node) {
        long gain = balance(node, asked, 1) - balance(node, asked, 0);
        return MAX / 2 + (MAX / 2 + gain) / 2;
    }

    /** How evenly the node is used with so many of the pod. */
    private static long balance(NodeInfo node, Asked[] asked, int pods) {
        int count = 0;
        double sum = 0;
        double first = 0;
        double last = 0;
        for (Asked one : asked) {
            double fraction = fraction(node, one, pods);
            if (fraction >= 0) {
                first = count == 0 ? fraction : first;
                last = fraction;
                sum += fraction;
                count++;
            }
        }
        double deviation = count > 2 ? deviation(node, asked, pods, sum / count) : Math.abs((first - last) / 2);
        return (long) ((1 - deviation) * MAX);
    }

    /** How much of a resource is used; negative if the node has none of it to give. */
    private static double fraction(NodeInfo node, Asked asked, int pods) {
        long allocatable = asked.allocatable(node);
        long used = asked.requested(node) + pods * asked.request();
        return allocatable == 0 ? -1 : Math.min(1.0, (double) used / allocatable);
    }

    /** The standard deviation of how much of each resource is used. */
    private static double deviation(NodeInfo node, Asked[] asked, int pods, double mean) {
        int count = 0;
        double squares = 0;
        for (Asked one : asked) {
            double fraction = fraction(node, one, pods);
            if (fraction >= 0) {
                squares += (fraction - mean) * (fraction - mean);
                count++;
            }
        }
        return Math.sqrt(squares / count);
    }
}
