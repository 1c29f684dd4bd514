package io.github.kubevalue.model.nodetable;

import io.vavr.collection.HashMap;
import io.vavr.collection.List;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * Which nodes there are, and what all of them are like together: what changes only when a node does. Each node has a slot, a number
 * by which amounts are kept for it; that of a node that is gone is given to another.
 *
 * @param slots the slot of each node, by its name
 * @param free the slots that are free again
 * @param order in which order the nodes are looked at
 * @param images which of them hold which images
 * @param traits how many of them turn pods away
 */
record Roster(Map<String, Integer> slots, List<Integer> free, NodeOrder order, ImagesOnNodes images, Traits traits) {
    static final Roster NONE =
            new Roster(HashMap.empty(), List.empty(), NodeOrder.NONE, ImagesOnNodes.NONE, new Traits(0, 0, 0));

    /**
     * How many nodes turn pods away.
     *
     * @param unschedulable those that are unschedulable
     * @param tainted those with taints of effect {@code NoSchedule} or {@code NoExecute}
     * @param discouraging those with taints of effect {@code PreferNoSchedule}
     */
    record Traits(int unschedulable, int tainted, int discouraging) {
        Traits plus(NodeInfo node, int times) {
            return new Traits(
                    unschedulable + (node.isUnschedulable() ? times : 0),
                    tainted + (node.taints().isEmpty() ? 0 : times),
                    discouraging + (node.softTaints().isEmpty() ? 0 : times));
        }
    }

    /** The slot of a node that is there, or is to come. */
    int slot(String name) {
        return slots.get(name).orElse(free::headOption).getOrElse(slots::size);
    }

    Option<Integer> get(String name) {
        return slots.get(name);
    }

    /** Returns this with a node that was not there, in its slot. */
    Roster plus(NodeInfo node) {
        return new Roster(
                slots.put(node.name(), node.slot()),
                free.isEmpty() ? free : free.tail(),
                order.plus(node),
                images.plus(node),
                traits.plus(node, 1));
    }

    Roster minus(NodeInfo node) {
        return new Roster(
                slots.remove(node.name()),
                free.prepend(node.slot()),
                order.minus(node),
                images.minus(node),
                traits.plus(node, -1));
    }

    /** Returns this with a node as it now is. */
    Roster changed(NodeInfo old, NodeInfo now) {
        boolean moves = !old.facts().zoneKey().equals(now.facts().zoneKey());
        boolean pulls = !old.facts().images().equals(now.facts().images());
        return new Roster(
                slots,
                free,
                moves ? order.minus(old).plus(now) : order,
                pulls ? images.minus(old).plus(now) : images,
                traits.plus(old, -1).plus(now, 1));
    }
}
