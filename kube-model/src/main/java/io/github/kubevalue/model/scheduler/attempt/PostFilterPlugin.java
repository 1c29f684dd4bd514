package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.Plugin;
import io.vavr.collection.Seq;

/** What is tried for a pod that fits nowhere. */
public interface PostFilterPlugin extends Plugin {

    /**
     * Looks for a way to make room.
     *
     * @param trial the pod, the cluster, and the rules
     * @param evaluation why it fits nowhere
     * @param choice where it draws
     */
    Rescue rescue(Trial trial, Evaluation evaluation, Choice choice);

    /** What can be done. */
    sealed interface Rescue {

        /** What is said if nothing can be done; empty if something can. */
        default String message() {
            return "";
        }

        /**
         * Room is made: the node is nominated for the pod.
         *
         * @param node the name of the node
         * @param victims the pods that have to go
         * @param displaced less important pods for which the node was nominated, and is no more
         */
        record Possible(String node, Seq<Pod> victims, Seq<Pod> displaced) implements Rescue {}

        /**
         * No room can be made: no node is nominated for the pod any more.
         *
         * @param message why
         */
        record Hopeless(String message) implements Rescue {}

        /**
         * No room is made now: a node that is nominated for the pod stays so.
         *
         * @param message why
         */
        record Withheld(String message) implements Rescue {}
    }
}
