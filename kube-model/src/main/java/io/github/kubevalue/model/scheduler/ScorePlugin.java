package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.nodetable.Nodes;
import io.vavr.control.Option;

/** A preference among the nodes that a pod could run on. */
public interface ScorePlugin extends Plugin {
    /** The highest score of a node. */
    long MAX = 100;

    /**
     * Returns the score of each node, 0 to {@link #MAX}, in the order of the nodes; none if it has nothing to say of the pod,
     * which counts as 0 everywhere. What upstream splits into PreScore, Score and NormalizeScore.
     *
     * @param cycle the pod and the cluster
     * @param feasible the nodes that passed all filters; at least one
     */
    Option<Scores> score(Cycle cycle, Nodes feasible);
}
