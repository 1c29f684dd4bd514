package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Priorities;
import io.github.kubevalue.model.store.Index;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Pods for which room is kept on a node, since others had to go for them. */
final class Nominations {
    private static final String ANYWHERE = "";

    /** Pods that are not bound, by the node that is nominated for them. */
    static final Index<Pod> BY_NODE = Index.of("nominated pods", Pod.KIND, Nominations::nodes)
            .reading(Pod::nominatedNode, Pod::isBound, Pod::isTerminal);

    private Nominations() {}

    private static Seq<String> nodes(Pod pod) {
        Option<String> node = pod.nominatedNode();
        boolean waits = !pod.isBound() && !pod.isTerminal();
        return node.isDefined() && waits ? Vector.of(ANYWHERE, node.get()) : Vector.empty();
    }

    static boolean areNone(Snapshot snapshot) {
        return snapshot.first(BY_NODE, ANYWHERE).isEmpty();
    }

    /** The pods, other than that of the attempt, for which a node is nominated. */
    private static Seq<Pod> others(Cycle cycle, NodeInfo node) {
        return cycle.snapshot()
                .by(BY_NODE, node.name())
                .filter(pod -> !pod.key().equals(cycle.pod().key()));
    }

    /** Those that are at least as important: they count as if they were there. */
    static Seq<Pod> yieldedTo(Cycle cycle, NodeInfo node) {
        return others(cycle, node).filter(pod -> Priorities.of(pod) >= Priorities.of(cycle.pod()));
    }

    /** Those that are less important: they may not fit any more. */
    static Seq<Pod> displaced(Cycle cycle, NodeInfo node) {
        return others(cycle, node).filter(pod -> Priorities.of(pod) < Priorities.of(cycle.pod()));
    }
}
