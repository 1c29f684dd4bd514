package io.github.kubevalue.model.nodetable;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.PodRequests;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Array;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The nodes as the scheduler goes through them: one of each zone in turn, in a zone by name. What counts of a node is read off it
 * once, and its load and the labels of its pods are counted as pods come and go, so that an attempt costs what the nodes cost that
 * it looks at.
 */
public final class NodeTable {
    /** From how many nodes on it takes longer to ask each than to remember what was said. */
    private static final int MANY = 64;

    private static final NodeTable NONE = new NodeTable(
            Roster.NONE, NodeSlots.NONE, new Topologies(), new Reckonings(), PodCensus.NONE, PodCensus.NONE);

    /** The nodes of a cluster. */
    public static final Projection<NodeTable> NODES =
            Projection.of("nodes of the scheduler", NONE, NodeTable::after, Node.KIND, Pod.KIND);

    private final Roster roster;
    private final NodeSlots bySlot;
    private final Topologies topologies;
    private final Reckonings reckonings;
    private final PodCensus present;
    private final PodCensus leaving;

    private NodeTable(
            Roster roster,
            NodeSlots bySlot,
            Topologies topologies,
            Reckonings reckonings,
            PodCensus present,
            PodCensus leaving) {
        this.roster = roster;
        this.bySlot = bySlot;
        this.topologies = topologies;
        this.reckonings = reckonings;
        this.present = present;
        this.leaving = leaving;
    }

    /** Returns the table of those nodes, without any pods. */
    static NodeTable of(Iterable<NodeInfo> nodes) {
        NodeTable table = NONE;
        for (NodeInfo node : nodes) {
            table = table.with(node);
        }
        return table;
    }

    private static NodeTable after(NodeTable before, Change change, Snapshot after) {
        if (change.key().kind().equals(Node.KIND)) {
            return change.after()
                    .map(Node.class::cast)
                    .fold(() -> before.minus(change.key().name(), after), node -> before.with(node, after));
        }
        Option<Pod> old = change.before().map(Pod.class::cast).filter(NodeTable::counts);
        Option<Pod> now = change.after().map(Pod.class::cast).filter(NodeTable::counts);
        if (old.exists(one -> now.exists(other -> isSame(one, other)))) {
            return before;
        }
        NodeTable without = old.fold(() -> before, pod -> before.counted(pod, -1, after));
        return now.fold(() -> without, pod -> without.counted(pod, 1, after));
    }

    private static boolean counts(Pod pod) {
        return pod.spec().nodeName().isDefined() && !pod.isTerminal();
    }

    private static boolean isSame(Pod one, Pod other) {
        return PodRequests.areSame(one, other)
                && one.metadata().labels().equals(other.metadata().labels())
                && one.metadata().isDeleting() == other.metadata().isDeleting();
    }

    private NodeTable counted(Pod pod, int times, Snapshot snapshot) {
        return pod.spec().nodeName().flatMap(this::get).fold(() -> this, node -> {
            NodeLoad load = snapshot.sum(NodeLoad.BY_NODE, node.name());
            NodeSlots loaded = node.load().equals(load) ? bySlot : bySlot.with(node.withLoad(load));
            return counted(pod, node.slot(), times).withNodes(loaded);
        });
    }

    private NodeTable counted(Pod pod, int slot, int times) {
        return new NodeTable(
                roster,
                bySlot,
                topologies,
                reckonings,
                present.with(pod, slot, times),
                pod.metadata().isDeleting() ? leaving.with(pod, slot, times) : leaving);
    }

    private NodeTable withNodes(NodeSlots nodes) {
        return new NodeTable(roster, nodes, topologies, reckonings, present, leaving);
    }

    private NodeTable with(Node node, Snapshot snapshot) {
        Option<NodeInfo> old = get(node.name());
        if (old.isEmpty()) {
            NodeInfo fresh = NodeInfo.of(node, snapshot.sum(NodeLoad.BY_NODE, node.name()));
            return with(fresh).recounted(node.name(), 1, snapshot);
        }
        NodeInfo before = old.get();
        if (before.node().equals(node)) {
            return this;
        }
        return before.facts().isSame(node) ? replaced(before.withNode(node)) : with(NodeInfo.of(node, before.load()));
    }

    /** Returns this table where the pods of a node count so many times more. */
    private NodeTable recounted(String name, int times, Snapshot snapshot) {
        int slot = roster.slot(name);
        return snapshot.by(PodIndexes.BY_NODE, name)
                .filter(NodeTable::counts)
                .foldLeft(this, (table, pod) -> table.counted(pod, slot, times));
    }

    /** Returns this table with a node as it now is. */
    private NodeTable with(NodeInfo said) {
        NodeInfo node = said.in(roster.slot(said.name()));
        Option<NodeInfo> old = get(node.name());
        if (old.isDefined()) {
            boolean moves = !old.get()
                    .node()
                    .metadata()
                    .labels()
                    .equals(node.node().metadata().labels());
            return new NodeTable(
                    roster.changed(old.get(), node),
                    bySlot.with(node),
                    moves ? new Topologies() : topologies,
                    reckonings,
                    present,
                    leaving);
        }
        return new NodeTable(
                roster.plus(node), bySlot.with(node), new Topologies(), new Reckonings(), present, leaving);
    }

    /** Returns this table with another load of a node. */
    public NodeTable replaced(NodeInfo node) {
        return withNodes(bySlot.with(node));
    }

    private NodeTable minus(String name, Snapshot snapshot) {
        return get(name).fold(() -> this, node -> {
            NodeTable empty = recounted(name, -1, snapshot);
            return new NodeTable(
                    roster.minus(node), bySlot, new Topologies(), new Reckonings(), empty.present, empty.leaving);
        });
    }

    /** How many nodes there are. */
    public int size() {
        return roster.slots().size();
    }

    /** Returns the node of that name. */
    public Option<NodeInfo> get(String name) {
        return roster.get(name).map(bySlot::get);
    }

    /** Returns the slot of the node at that place of their order. */
    public int slot(int place) {
        return roster.order().slots()[place];
    }

    /** Returns the node at that place of their order. */
    public NodeInfo at(int place) {
        return bySlot.get(slot(place));
    }

    /** Returns the nodes in those slots, in that order. */
    public Nodes nodes(int... slots) {
        return new Nodes(bySlot, slots.clone());
    }

    /** Returns some of the nodes, in that order. */
    public Nodes nodes(Seq<NodeInfo> some) {
        return nodes(some.toJavaStream().mapToInt(NodeInfo::slot).toArray());
    }

    /** Returns numbers of nodes that are said by name; those of nodes that are not there are left out. */
    public PerNode numbers(Map<String, Integer> byName) {
        return PerNode.of(
                bySlot.size(),
                numbers -> byName.forEach((name, number) -> roster.get(name).forEach(slot -> numbers[slot] = number)));
    }

    /** Returns the node in a slot, where one is. */
    public NodeInfo in(int slot) {
        return bySlot.get(slot);
    }

    /** Returns all nodes, in their order. */
    public Seq<NodeInfo> all() {
        return Array.of(Arrays.stream(roster.order().slots())
                .mapToObj((IntFunction<NodeInfo>) bySlot::get)
                .toArray(NodeInfo[]::new));
    }

    /** Which nodes are in one domain by a label. */
    public Topology topology(String key) {
        return topologies.of(key, this);
    }

    /**
     * Returns what a rule says of the nodes. Where there are many, what it said is remembered, and it is asked again only of those
     * that have changed.
     *
     * @param name what it asks: rules of equal names say the same
     * @param rule the rule
     */
    public NodeNumbers reckoned(Object name, Supplier<NodeRule> rule) {
        return bySlot.size() < MANY ? new Asking(rule.get(), bySlot) : reckonings.of(name, rule, bySlot);
    }

    Topology read(String key) {
        return Topology.of(all(), bySlot.size(), key);
    }

    /** Where an image of that name is; none if no node holds it. */
    public Option<HeldImage> image(String name) {
        return roster.images().holders().get(name);
    }

    /** Whether a node takes no pods. */
    public boolean hasUnschedulable() {
        return roster.traits().unschedulable() > 0;
    }

    /** Whether a node has a taint of effect {@code NoSchedule} or {@code NoExecute}. */
    public boolean hasTaints() {
        return roster.traits().tainted() > 0;
    }

    /** Whether a node has a taint of effect {@code PreferNoSchedule}. */
    public boolean discourages() {
        return roster.traits().discouraging() > 0;
    }

    /** How many pods of a namespace all selectors select on each node; none if one of them tells single pods apart. */
    public Option<PerNode> present(String namespace, Vector<LabelSelector> selectors) {
        return present.selected(namespace, selectors);
    }

    /** Likewise of the pods that are to be deleted. */
    public Option<PerNode> leaving(String namespace, Vector<LabelSelector> selectors) {
        return leaving.selected(namespace, selectors);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof NodeTable table && all().equals(table.all());
    }

    @Override
    public int hashCode() {
        return roster.slots().keySet().hashCode();
    }

    /** Returns {@code 3 nodes}. */
    @Override
    public String toString() {
        return size() + " nodes";
    }
}
