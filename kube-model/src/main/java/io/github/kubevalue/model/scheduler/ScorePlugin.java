package io.github.kubevalue.model.scheduler;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** A preference among the nodes that a pod could run on. */
public interface ScorePlugin {
    /** The highest score of a node. */
    long MAX = 100;

    /** The name, as scheduler configurations have it: {@code ImageLocality}. */
    String name();

    /**
     * Returns the score of each node, 0 to {@link #MAX}, in the order of the nodes. What upstream splits into PreScore,
     * Score and NormalizeScore.
     *
     * @param cycle the pod and the cluster
     * @param feasible the nodes that passed all filters; at least one
     */
    Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible);

    /** Returns the scores stretched so that the highest becomes {@link #MAX}; all 0 stay 0. */
    static Seq<Long> stretched(Seq<Long> scores) {
        // pkg/scheduler/framework/plugins/helper/normalize_score.go, DefaultNormalizeScore
        long max = scores.max().getOrElse(0L);
        return max == 0 ? scores : scores.map(score -> MAX * score / max);
    }

    /** Returns the scores stretched and turned round, so that the lowest is best; all 0 become {@link #MAX}. */
    static Seq<Long> reversed(Seq<Long> scores) {
        return stretched(scores).map(score -> MAX - score);
    }

    /** Returns the scores of a plugin that prefers no node. */
    static Seq<Long> indifferent(Seq<NodeInfo> nodes) {
        return Vector.fill(nodes.size(), 0L);
    }
}
