package io.github.kubevalue.model.nodetable;

import io.vavr.collection.Iterator;
import java.util.Arrays;

/** Some nodes of a {@link NodeTable}, in an order. What is kept by slot is found without a look at the nodes themselves. */
public final class Nodes implements Iterable<NodeInfo> {
    /** No nodes. */
    public static final Nodes NONE = new Nodes(NodeSlots.NONE, new int[0]);

    private final NodeSlots table;
    private final int[] slots;

    Nodes(NodeSlots table, int[] slots) {
        this.table = table;
        this.slots = slots;
    }

    /** How many there are. */
    public int size() {
        return slots.length;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return slots.length == 0;
    }

    /** The slot of the node at that place. */
    public int slot(int place) {
        return slots[place];
    }

    /** The node at that place. */
    public NodeInfo get(int place) {
        return table.get(slots[place]);
    }

    @Override
    public Iterator<NodeInfo> iterator() {
        return Iterator.range(0, slots.length).map(this::get);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Nodes nodes && iterator().corresponds(nodes, NodeInfo::equals);
    }

    @Override
    public int hashCode() {
        return iterator().foldLeft(1, (hash, node) -> hash * 31 + node.hashCode());
    }

    /** Returns {@code [n1, n2]}. */
    @Override
    public String toString() {
        return Arrays.toString(iterator().toJavaArray());
    }
}
