package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Plugin;
import io.github.kubevalue.model.scheduler.PreBindPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.store.Catalog;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * The plugins of a scheduler, in order.
 *
 * @param name the scheduler's name, as pods ask for it
 * @param preFilters who may refuse a pod whatever the node, or say which nodes come into question
 * @param filters what a node must meet; the first that refuses a node decides
 * @param scores what is preferred, and how much
 * @param lastResort what is tried for a pod that fits nowhere
 * @param preBinds who has something done before a pod is bound
 * @param isGating whether pods with scheduling gates are kept out of the queue
 * @param percentageOfNodesToScore of how many of all nodes it has to be found that they come into question, 1 to 100; 0 if their
 *     number says
 */
public record Profile(
        String name,
        Seq<FilterPlugin> preFilters,
        Seq<FilterPlugin> filters,
        Seq<Weighted> scores,
        Option<PostFilterPlugin> lastResort,
        Seq<PreBindPlugin> preBinds,
        boolean isGating,
        int percentageOfNodesToScore) {

    /**
     * A preference with its weight.
     *
     * @param plugin the preference
     * @param weight how much it counts
     */
    public record Weighted(ScorePlugin plugin, int weight) {}

    // pkg/scheduler/schedule_one.go
    private static final int LEAST_NODES = 100;
    private static final int LEAST_PERCENTAGE = 5;

    /** The indexes and sums that its plugins ask for. */
    public Catalog catalog() {
        Catalog ofFilters =
                filters.appendAll(preFilters).map(Plugin::catalog).foldLeft(SchedulingIndexes.CATALOG, Catalog::plus);
        Catalog ofScores = scores.map(weighted -> weighted.plugin().catalog()).foldLeft(ofFilters, Catalog::plus);
        return lastResort.map(Plugin::catalog).fold(() -> ofScores, ofScores::plus);
    }

    /** Whoever may have kept a pod from being bound: they say what may help it. */
    public Seq<FilterPlugin> refusing() {
        return filters.appendAll(preFilters)
                .appendAll(preBinds.filter(FilterPlugin.class::isInstance).map(FilterPlugin.class::cast))
                .distinctBy(Plugin::name);
    }

    /** Of how many nodes it has to be found that they come into question, before they are scored. */
    // pkg/scheduler/schedule_one.go, numFeasibleNodesToFind
    public int nodesToFind(int nodes) {
        if (scores.isEmpty()) {
            return 1;
        }
        if (nodes < LEAST_NODES) {
            return nodes;
        }
        int percentage =
                percentageOfNodesToScore == 0 ? Math.max(50 - nodes / 125, LEAST_PERCENTAGE) : percentageOfNodesToScore;
        return Math.max(nodes * percentage / 100, LEAST_NODES);
    }
}
