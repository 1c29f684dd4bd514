package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.scheduler.PostFilterPlugin.Rescue;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** What becomes of a pod that is to be placed, with the evidence. */
public sealed interface Decision {

    /** Why each node is in question or not. */
    Evaluation evaluation();

    /**
     * The pod is bound.
     *
     * @param node the name of the node
     * @param scores the nodes that were in question; empty if there was but one
     * @param evaluation why no others were
     */
    record Placed(String node, Seq<NodeScore> scores, Evaluation evaluation) implements Decision {}

    /**
     * The pod fits nowhere.
     *
     * @param message the sentence that users see
     * @param rescue how room is made, if it can be
     * @param evaluation why not
     */
    record Unschedulable(String message, Rescue rescue, Evaluation evaluation) implements Decision {}

    /**
     * How much a node is preferred.
     *
     * @param node the name of the node
     * @param plugins the weighted score of each plugin
     * @param total their sum
     */
    record NodeScore(String node, Map<String, Long> plugins, long total) {}
}
