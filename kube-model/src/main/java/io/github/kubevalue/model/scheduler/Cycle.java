package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * One attempt to place a pod: the pod, and the cluster as it is seen during the whole attempt.
 *
 * @param pod the pod, which is not bound
 * @param requests what it takes
 * @param nodes all nodes, by name
 * @param snapshot everything else
 * @param removed pods that are imagined to be gone, as preemption does
 */
public record Cycle(Pod pod, PodRequests requests, Seq<NodeInfo> nodes, Snapshot snapshot, Set<ResourceKey> removed) {

    /** Returns the attempt to place a pod in a cluster. */
    public static Cycle of(Pod pod, Snapshot snapshot) {
        Seq<NodeInfo> nodes =
                snapshot.list(Node.KIND).map(node -> NodeInfo.of(node, snapshot.sum(NodeLoad.BY_NODE, node.name())));
        return new Cycle(pod, PodRequests.of(pod.spec()), nodes, snapshot, HashSet.empty());
    }

    /** Returns the nodes by name. */
    public Map<String, NodeInfo> nodesByName() {
        return nodes.toMap(NodeInfo::name, node -> node);
    }

    /** Returns the pods that are bound to a node and have not ended. */
    public Seq<Pod> pods(String node) {
        return present(snapshot.by(PodIndexes.BY_NODE, node));
    }

    /** Returns the pods of a namespace that a selector selects, are bound to a node and have not ended. */
    public Seq<Pod> pods(String namespace, LabelSelector selector) {
        return present(PodIndexes.selected(snapshot, namespace, selector));
    }

    /**
     * Returns how many pods of a namespace a selector selects on each node, by its name; pods that have ended or are to
     * be deleted do not count.
     */
    public Map<String, Integer> counts(String namespace, LabelSelector selector) {
        return Option.when(removed.isEmpty(), () -> snapshot.sum(SchedulingIndexes.CENSUS, namespace))
                .flatMap(census -> census.selected(selector))
                .getOrElse(() -> pods(namespace, selector)
                        .filter(pod -> !pod.metadata().isDeleting())
                        .groupBy(pod -> pod.spec().nodeName().get())
                        .mapValues(Seq::size));
    }

    /** Returns those of the pods that are bound to a node, have not ended, and are not imagined to be gone. */
    public Seq<Pod> present(Seq<Pod> pods) {
        return pods.filter(other -> other.spec().nodeName().isDefined()
                && !other.isTerminal()
                && (removed.isEmpty() || !removed.contains(other.key())));
    }

    /** Returns this attempt as if pods of a node were gone. */
    public Cycle without(NodeInfo node, Seq<Pod> victims) {
        NodeLoad gone = victims.foldLeft(NodeLoad.NONE, (load, victim) -> load.plus(NodeLoad.of(victim)));
        int place = nodes.indexWhere(other -> other.name().equals(node.name()));
        return new Cycle(
                pod,
                requests,
                Vector.ofAll(nodes).update(place, node.without(gone)),
                snapshot,
                removed.addAll(victims.map(Pod::key)));
    }

    /** Returns the node of that name. */
    public Option<NodeInfo> node(String name) {
        return nodes.find(node -> node.name().equals(name));
    }
}
