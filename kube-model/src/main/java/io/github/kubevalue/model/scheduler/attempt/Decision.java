package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin.Rescue;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** What becomes of a pod that is to be placed, with the evidence. */
public sealed interface Decision {

    /** With which node, by its place, the next attempt begins. */
    int next();

    /**
     * The pod is bound.
     *
     * @param node the name of the node
     * @param board how the nodes were scored that were found to come into question; empty if there was but one
     * @param next with which node the next attempt begins
     */
    record Placed(String node, Board board, int next) implements Decision {

        /** The nodes that were in question, and how they were scored. */
        public Seq<NodeScore> scores() {
            return board.all();
        }
    }

    /**
     * The pod fits nowhere.
     *
     * @param message the sentence that users see
     * @param rescue how room is made, if it can be
     * @param evaluation why not
     * @param next with which node the next attempt begins
     */
    record Unschedulable(String message, Rescue rescue, Evaluation evaluation, int next) implements Decision {}

    /**
     * How much a node is preferred.
     *
     * @param node the name of the node
     * @param plugins the weighted score of each plugin
     * @param total their sum
     */
    record NodeScore(String node, Map<String, Long> plugins, long total) {}
}
