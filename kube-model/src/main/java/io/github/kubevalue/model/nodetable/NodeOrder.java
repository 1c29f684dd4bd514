package io.github.kubevalue.model.nodetable;

import io.vavr.Lazy;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Iterator;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;

/** The order in which nodes are looked at: one of each zone in turn, in a zone by name; the zones by their first node. */
// pkg/scheduler/backend/cache/node_tree.go; the order is that of a scheduler that has just started
final class NodeOrder {
    static final NodeOrder NONE = new NodeOrder(HashMap.empty());

    private final Map<String, TreeMap<String, Integer>> zones;
    private final Lazy<int[]> slots;

    private NodeOrder(Map<String, TreeMap<String, Integer>> zones) {
        this.zones = zones;
        this.slots = Lazy.of(this::turns);
    }

    /** The slots of the nodes in their order: not to be changed. */
    int[] slots() {
        return slots.get();
    }

    private int[] turns() {
        Vector<TreeMap<String, Integer>> ordered = zones.values().toVector().sortBy(zone -> zone.head()._1);
        int[] turns = new int[zones.values().map(TreeMap::size).sum().intValue()];
        Vector<Iterator<Integer>> left = ordered.map(zone -> zone.iterator().map(Tuple2::_2));
        int place = 0;
        while (place < turns.length) {
            for (Iterator<Integer> zone : left) {
                if (zone.hasNext()) {
                    turns[place++] = zone.next();
                }
            }
        }
        return turns;
    }

    NodeOrder plus(NodeInfo node) {
        String key = node.facts().zoneKey();
        TreeMap<String, Integer> zone = zones.getOrElse(key, TreeMap.empty());
        return new NodeOrder(zones.put(key, zone.put(node.name(), node.slot())));
    }

    NodeOrder minus(NodeInfo node) {
        String key = node.facts().zoneKey();
        TreeMap<String, Integer> zone = zones.get(key).get().remove(node.name());
        return new NodeOrder(zone.isEmpty() ? zones.remove(key) : zones.put(key, zone));
    }
}
