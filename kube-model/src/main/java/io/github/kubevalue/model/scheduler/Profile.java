package io.github.kubevalue.model.scheduler;

import io.vavr.collection.Seq;

/**
 * The plugins of a scheduler, in order.
 *
 * @param name the scheduler's name, as pods ask for it
 * @param filters what a node must meet; the first that refuses a node decides
 * @param scores what is preferred, and how much
 * @param lastResort what is tried for a pod that fits nowhere
 */
public record Profile(String name, Seq<FilterPlugin> filters, Seq<Weighted> scores, PostFilterPlugin lastResort) {

    /**
     * A preference with its weight.
     *
     * @param plugin the preference
     * @param weight how much it counts
     */
    public record Weighted(ScorePlugin plugin, int weight) {}
}
