package io.github.kubevalue.model.scheduler.noderesources;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeNumbers;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Refuses nodes that have no room for the pod's requests, or for one more pod; prefers nodes by how much of them would be used,
 * as its strategy says: by default those that would be left with most.
 */
public final class NodeResourcesFit implements FilterPlugin, ScorePlugin {
    private static final Vector<String> BASIC = Vector.of(Resources.CPU, Resources.MEMORY, Resources.EPHEMERAL_STORAGE);

    private final ScoringStrategy strategy;
    private final Seq<WeightedResource> resources;
    private final IgnoredResources ignored;

    /** Returns the plugin as it is by default. */
    public NodeResourcesFit() {
        this(new ScoringStrategy.LeastAllocated(), WeightedResource.DEFAULT, IgnoredResources.NONE);
    }

    /** Returns the plugin that scores by a strategy. */
    public NodeResourcesFit(ScoringStrategy strategy, Seq<WeightedResource> resources, IgnoredResources ignored) {
        this.strategy = strategy;
        this.resources = resources;
        this.ignored = ignored;
    }

    /**
     * Extended resources that nodes need not have.
     *
     * @param names by name: {@code example.com/foo}
     * @param groups by what stands before the slash: {@code example.com}
     */
    public record IgnoredResources(Set<String> names, Set<String> groups) {
        /** None. */
        public static final IgnoredResources NONE = new IgnoredResources(HashSet.empty(), HashSet.empty());

        boolean contains(String resource) {
            int slash = resource.indexOf('/');
            return slash >= 0 && (names.contains(resource) || groups.contains(resource.substring(0, slash)));
        }
    }

    @Override
    public String name() {
        return "NodeResourcesFit";
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return FitHints.heeds(event);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return FitHints.mayHelp(event, waiting);
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Resources request = cycle.requests().exact();
        Seq<Wanted> scalars = Vector.ofAll(request.scalars().keySet())
                .filter(name -> !ignored.contains(name))
                .flatMap(name -> Wanted.of(name, request));
        Seq<Wanted> all = BASIC.flatMap(name -> Wanted.of(name, request)).appendAll(scalars);
        NodeNumbers room = cycle.table()
                .reckoned(new Room(request, scalars), () -> node -> hasRoom(request, scalars, node) ? 1 : 0);
        return Filter.of(room, node -> refusal(all, node));
    }

    /**
     * Whether a node has room.
     *
     * @param request for what
     * @param scalars what else counts
     */
    private record Room(Resources request, Seq<Wanted> scalars) {}

    private static boolean hasRoom(Resources request, Seq<Wanted> scalars, NodeInfo node) {
        return node.hasRoom(request) && scalars.forAll(wanted -> !wanted.isLacking(node));
    }

    /** A resource that the pod requests. */
    private record Wanted(String name, long amount, String reason) {
        static Option<Wanted> of(String name, Resources request) {
            return Option.when(
                    request.get(name) > 0, () -> new Wanted(name, request.get(name), "Insufficient " + name));
        }

        boolean isLacking(NodeInfo node) {
            return amount
                    > node.allocatable().get(name) - node.load().requested().get(name);
        }
    }

    // pkg/scheduler/framework/plugins/noderesources/fit.go, fitsRequest
    private static Status refusal(Seq<Wanted> all, NodeInfo node) {
        boolean isFull = node.load().pods() + 1 > node.allowedPods();
        Vector<String> reasons = isFull ? Vector.of("Too many pods") : Vector.empty();
        boolean isHopeless = false;
        for (Wanted wanted : all) {
            if (wanted.isLacking(node)) {
                reasons = reasons.append(wanted.reason);
                isHopeless |= wanted.amount > node.allocatable().get(wanted.name);
            }
        }
        return isHopeless ? new Status.Unresolvable(reasons) : new Status.Unschedulable(reasons);
    }

    @Override
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        Resources request = cycle.requests().nonZero();
        NodeNumbers use = cycle.table().reckoned(new Use(this, request), () -> {
            Asked[] asked = Asked.nonZero(resources, request);
            return node -> (int) score(asked, node);
        });
        return Option.of(Scores.bySlot(feasible, use::at));
    }

    /**
     * How well a node would be used.
     *
     * @param plugin who says so
     * @param request by what
     */
    private record Use(NodeResourcesFit plugin, Resources request) {}

    // pkg/scheduler/framework/plugins/noderesources/resource_allocation.go
    private long score(Asked[] all, NodeInfo node) {
        long sum = 0;
        long weights = 0;
        for (Asked asked : all) {
            long allocatable = asked.allocatable(node);
            if (allocatable != 0) {
                long score = strategy.score(asked.requested(node) + asked.request(), allocatable);
                if (strategy.counts(score)) {
                    sum += score * asked.weight();
                    weights += asked.weight();
                }
            }
        }
        return weights == 0 ? 0 : strategy.mean(sum, weights);
    }
}
