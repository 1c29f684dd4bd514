package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What is tried for a pod that fits nowhere. */
@FunctionalInterface
public interface PostFilterPlugin {

    /**
     * Looks for a way to make room.
     *
     * @param cycle the pod and the cluster
     * @param filters the rules
     * @param evaluation why it fits nowhere
     */
    Rescue rescue(Cycle cycle, Seq<FilterPlugin> filters, Evaluation evaluation);

    /**
     * What can be done.
     *
     * @param node the node on which room is made; empty if nothing can be done
     * @param victims the pods that have to go
     * @param message what is said if nothing can be done
     */
    record Rescue(String node, Seq<Pod> victims, String message) {

        /** Returns the answer that nothing can be done. */
        public static Rescue impossible(String message) {
            return new Rescue("", Vector.empty(), message);
        }

        /** Whether room is made. */
        public boolean isPossible() {
            return !node.isEmpty();
        }
    }
}
