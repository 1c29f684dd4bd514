package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Projection;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * The nodes as the scheduler goes through them: one of each zone in turn, in a zone by name. What counts of a node is read off it
 * once, and its load is kept up to date with each pod, so that an attempt costs what the nodes cost that it looks at.
 */
public final class NodeTable {
    private static final NodeTable NONE =
            new NodeTable(HashMap.empty(), Vector.empty(), HashMap.empty(), HashSet.empty());

    /** The nodes of a cluster. */
    public static final Projection<NodeTable> NODES =
            Projection.of("nodes of the scheduler", NONE, NodeTable::after, Node.KIND, Pod.KIND);

    private final Map<String, NodeInfo> byName;
    private final Vector<Zone> zones;
    private final Map<String, Integer> holders;
    private final Set<String> discouraging;

    private NodeTable(
            Map<String, NodeInfo> byName, Vector<Zone> zones, Map<String, Integer> holders, Set<String> discouraging) {
        this.byName = byName;
        this.zones = zones;
        this.holders = holders;
        this.discouraging = discouraging;
    }

    // pkg/scheduler/backend/cache/node_tree.go; the order is that of a scheduler that has just started
    private record Zone(String key, Vector<NodeInfo> nodes) {

        /** The place of a node of that name, or that where it belongs. */
        int place(String name) {
            int low = 0;
            int high = nodes.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (nodes.get(middle).name().compareTo(name) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        String first() {
            return nodes.head().name();
        }
    }

    /** Returns the table of those nodes. */
    static NodeTable of(Iterable<NodeInfo> nodes) {
        NodeTable table = NONE;
        for (NodeInfo node : nodes) {
            table = table.plus(node);
        }
        return table;
    }

    private static NodeTable after(NodeTable before, Change change, Snapshot after) {
        if (change.key().kind().equals(Node.KIND)) {
            return change.after()
                    .map(Node.class::cast)
                    .fold(() -> before.minus(change.key().name()), node -> before.with(node, after));
        }
        if (change.before().exists(old -> change.after().exists(now -> isSameLoad((Pod) old, (Pod) now)))) {
            return before;
        }
        return change.objects()
                .map(Pod.class::cast)
                .flatMap(pod -> pod.spec().nodeName())
                .distinct()
                .foldLeft(before, (table, name) -> table.loaded(name, after));
    }

    private static boolean isSameLoad(Pod one, Pod other) {
        return one.spec().equals(other.spec()) && one.isTerminal() == other.isTerminal();
    }

    private NodeTable loaded(String name, Snapshot snapshot) {
        NodeLoad load = snapshot.sum(NodeLoad.BY_NODE, name);
        return byName.get(name)
                .filter(node -> !node.load().equals(load))
                .map(node -> replaced(node.withLoad(load)))
                .getOrElse(this);
    }

    private NodeTable with(Node node, Snapshot snapshot) {
        Option<NodeInfo> old = byName.get(node.name());
        if (old.exists(info -> info.node().equals(node))) {
            return this;
        }
        NodeInfo info = old.filter(before -> before.facts().isSame(node))
                .map(before -> new NodeInfo(before.facts().withNode(node), before.load()))
                .getOrElse(() -> NodeInfo.of(node, snapshot.sum(NodeLoad.BY_NODE, node.name())));
        return with(info);
    }

    /** Returns this table with a node as it now is. */
    NodeTable with(NodeInfo node) {
        return byName.get(node.name())
                .map(old -> old.facts().zoneKey().equals(node.facts().zoneKey())
                        ? recounted(old, -1).recounted(node, 1).replaced(node)
                        : minus(node.name()).plus(node))
                .getOrElse(() -> plus(node));
    }

    private NodeTable replaced(NodeInfo node) {
        int index = zone(node.facts().zoneKey());
        Zone zone = zones.get(index);
        Zone changed = new Zone(zone.key(), zone.nodes().update(zone.place(node.name()), node));
        return new NodeTable(byName.put(node.name(), node), zones.update(index, changed), holders, discouraging);
    }

    private int zone(String key) {
        for (int i = 0; i < zones.size(); i++) {
            if (zones.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private NodeTable plus(NodeInfo node) {
        String key = node.facts().zoneKey();
        int index = zone(key);
        Zone zone = index < 0 ? new Zone(key, Vector.empty()) : zones.get(index);
        Zone grown = new Zone(key, zone.nodes().insert(zone.place(node.name()), node));
        Vector<Zone> all = index < 0 ? zones.append(grown) : zones.update(index, grown);
        return new NodeTable(byName.put(node.name(), node), all.sortBy(Zone::first), holders, discouraging)
                .recounted(node, 1);
    }

    private NodeTable minus(String name) {
        return byName.get(name).map(this::minus).getOrElse(this);
    }

    private NodeTable minus(NodeInfo node) {
        int index = zone(node.facts().zoneKey());
        Zone zone = zones.get(index);
        Vector<NodeInfo> left = zone.nodes().removeAt(zone.place(node.name()));
        Vector<Zone> all = left.isEmpty() ? zones.removeAt(index) : zones.update(index, new Zone(zone.key(), left));
        return new NodeTable(byName.remove(node.name()), all.sortBy(Zone::first), holders, discouraging)
                .recounted(node, -1);
    }

    private NodeTable recounted(NodeInfo node, int sign) {
        Map<String, Integer> held = holders;
        for (String image : node.images().keySet()) {
            int count = held.getOrElse(image, 0) + sign;
            held = count == 0 ? held.remove(image) : held.put(image, count);
        }
        Set<String> soft = sign > 0 && !node.softTaints().isEmpty()
                ? discouraging.add(node.name())
                : discouraging.remove(node.name());
        return new NodeTable(byName, zones, held, soft);
    }

    /** How many nodes there are. */
    public int size() {
        return byName.size();
    }

    /** Returns the node of that name. */
    public Option<NodeInfo> get(String name) {
        return byName.get(name);
    }

    /** On how many nodes an image of that name is. */
    public int holders(String image) {
        return holders.getOrElse(image, 0);
    }

    /** Whether a node holds any images. */
    public boolean holdsImages() {
        return !holders.isEmpty();
    }

    /** Whether a node has a taint of effect {@code PreferNoSchedule}. */
    public boolean discourages() {
        return !discouraging.isEmpty();
    }

    /** Returns all nodes, in their order. */
    public Vector<NodeInfo> all() {
        return Vector.ofAll(from(0));
    }

    /** Returns all nodes in their order, beginning at one of them. */
    public Iterator<NodeInfo> from(int start) {
        return start == 0 || size() == 0 ? new Turns(zones, 0) : turned(start % size());
    }

    private Iterator<NodeInfo> turned(int start) {
        int round = round(start);
        Turns tail = new Turns(zones, round);
        for (int skipped = before(round); skipped < start; skipped++) {
            tail.next();
        }
        return tail.concat(new Turns(zones, 0).take(start));
    }

    /** How many nodes are taken before a round begins. */
    private int before(int round) {
        int sum = 0;
        for (Zone zone : zones) {
            sum += Math.min(zone.nodes().size(), round);
        }
        return sum;
    }

    /** The round in which the node at that place is taken. */
    private int round(int place) {
        int low = 0;
        int high = place;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (before(middle) <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Goes round the zones: takes one node of each that has one left. */
    private static final class Turns implements Iterator<NodeInfo> {
        private final Vector<Zone> zones;
        private int round;
        private int zone;

        Turns(Vector<Zone> zones, int round) {
            this.zones = zones;
            this.round = round;
            this.zone = -1;
            advance();
        }

        private void advance() {
            int passed = 0;
            do {
                zone++;
                if (zone == zones.size()) {
                    zone = 0;
                    round++;
                }
                passed++;
            } while (passed <= zones.size() && !isThere());
        }

        private boolean isThere() {
            return zone < zones.size() && round < zones.get(zone).nodes().size();
        }

        @Override
        public boolean hasNext() {
            return isThere();
        }

        @Override
        public NodeInfo next() {
            NodeInfo node = zones.get(zone).nodes().get(round);
            advance();
            return node;
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof NodeTable table && all().equals(table.all());
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    /** Returns {@code 3 nodes}. */
    @Override
    public String toString() {
        return size() + " nodes";
    }
}
