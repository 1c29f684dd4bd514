package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** One attempt to place a pod: the pod, and the cluster as it is seen during the whole attempt. */
public final class Cycle {
    private final Pod pod;
    private final PodRequests requests;
    private final NodeTable table;
    private final Snapshot snapshot;
    private final Imagined imagined;

    private Cycle(Pod pod, PodRequests requests, NodeTable table, Snapshot snapshot, Imagined imagined) {
        this.pod = pod;
        this.requests = requests;
        this.table = table;
        this.snapshot = snapshot;
        this.imagined = imagined;
    }

    /** Returns the attempt to place a pod in a cluster. */
    public static Cycle of(Pod pod, Snapshot snapshot) {
        return new Cycle(pod, PodRequests.of(pod.spec()), snapshot.view(NodeTable.NODES), snapshot, Imagined.NOTHING);
    }

    /** The pod, which is not bound. */
    public Pod pod() {
        return pod;
    }

    /** What it takes. */
    public PodRequests requests() {
        return requests;
    }

    /** The nodes. */
    public NodeTable table() {
        return table;
    }

    /** Everything else, as it is. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** The pods that are bound, as if they were not. */
    public Seq<Pod> imaginedGone() {
        return imagined.gone().values();
    }

    /** The pods that are not bound, as if they were. */
    public Seq<Pod> imaginedThere() {
        return imagined.there().values();
    }

    /** Returns all nodes, in the order in which they are looked at. */
    public Seq<NodeInfo> nodes() {
        return table.all();
    }

    /** Returns the node of that name. */
    public Option<NodeInfo> node(String name) {
        return table.get(name);
    }

    /** Returns the pods that are bound to a node and have not ended. */
    public Seq<Pod> pods(String node) {
        Seq<Pod> bound = present(snapshot.by(PodIndexes.BY_NODE, node));
        return bound.appendAll(imagined.there()
                .values()
                .filter(other -> other.spec().nodeName().contains(node)));
    }

    /** Returns those of the pods that are bound to a node, have not ended, and are not imagined to be gone. */
    public Seq<Pod> present(Seq<Pod> pods) {
        return pods.filter(other -> other.spec().nodeName().isDefined()
                && !other.isTerminal()
                && !imagined.gone().containsKey(other.key()));
    }

    /** Returns how many pods of a namespace a selector selects on each node; those that have ended or are to be deleted do not count. */
    public PerNode counts(String namespace, LabelSelector selector) {
        Vector<LabelSelector> selectors = Vector.of(selector);
        PerNode leaving = table.leaving(namespace, selectors)
                .getOrElse(() -> counted(PodIndexes.selected(snapshot, namespace, selector)
                        .filter(pod -> pod.metadata().isDeleting())));
        return present(namespace, selectors).minus(leaving);
    }

    /** Returns likewise how many pods all selectors select; those that are to be deleted count too. */
    public PerNode present(String namespace, Vector<LabelSelector> selectors) {
        PerNode counts = table.present(namespace, selectors)
                .getOrElse(
                        () -> counted(selected(PodIndexes.selected(snapshot, namespace, selectors.head()), selectors)));
        // framework/plugins/podtopologyspread/filtering.go, updateWithPod: a leaving pod that is imagined to be gone
        // counts twice
        return imagined.isNothing()
                ? counts
                : counts.minus(counted(selected(in(namespace, imagined.gone()), selectors)))
                        .plus(counted(selected(in(namespace, imagined.there()), selectors)));
    }

    private static Seq<Pod> in(String namespace, Map<ResourceKey, Pod> pods) {
        return pods.values().filter(other -> other.namespace().equals(namespace));
    }

    private static Seq<Pod> selected(Seq<Pod> pods, Vector<LabelSelector> selectors) {
        return pods.filter(pod ->
                selectors.forAll(selector -> selector.matches(pod.metadata().labels())));
    }

    private PerNode counted(Seq<Pod> pods) {
        return pods.filter(pod -> !pod.isTerminal())
                .flatMap(pod -> pod.spec().nodeName().flatMap(table::get))
                .foldLeft(PerNode.NONE, (all, node) -> all.plus(node.slot(), 1));
    }

    /** Returns this attempt as if pods of a node were gone. */
    public Cycle without(NodeInfo node, Seq<Pod> pods) {
        return new Cycle(
                pod,
                requests,
                table.replaced(node(node.name()).get().without(load(pods))),
                snapshot,
                pods.foldLeft(imagined, Imagined::without));
    }

    /** Returns this attempt as if pods were bound to a node too. */
    public Cycle with(NodeInfo node, Seq<Pod> pods) {
        Seq<Pod> bound = pods.map(other -> other.withSpec(other.spec().withNodeName(node.name())));
        return new Cycle(
                pod,
                requests,
                table.replaced(node(node.name()).get().with(load(pods))),
                snapshot,
                bound.foldLeft(imagined, Imagined::with));
    }

    private static NodeLoad load(Seq<Pod> pods) {
        return pods.foldLeft(NodeLoad.NONE, (load, one) -> load.plus(NodeLoad.of(one)));
    }
}
