package io.github.kubevalue.model.controller.ttl;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A range of cluster sizes, and what it is told. The ranges overlap, so that a cluster about a bound does not go back and
 * forth: it stays in its range for as long as that holds.
 *
 * @param fewest the fewest nodes of the range
 * @param most the most nodes
 * @param seconds how long what was read may be kept
 */
record ClusterSize(int fewest, int most, int seconds) {
    // pkg/controller/ttl/ttl_controller.go, ttlBoundaries
    private static final Vector<ClusterSize> ALL = Vector.of(
            new ClusterSize(0, 100, 0),
            new ClusterSize(90, 500, 15),
            new ClusterSize(450, 1000, 30),
            new ClusterSize(900, 2000, 60),
            new ClusterSize(1800, Integer.MAX_VALUE, 300));

    /**
     * Returns the range of a cluster.
     *
     * @param nodes how many nodes it has
     * @param told the seconds that its nodes are told so far; none, or none of the ranges', if it has grown from nothing
     */
    static ClusterSize of(int nodes, Option<Integer> told) {
        int place = told.map(seconds -> ALL.indexWhere(size -> size.seconds == seconds))
                .filter(found -> found >= 0)
                .getOrElse(0);
        return grown(nodes, shrunk(nodes, place));
    }

    private static int shrunk(int nodes, int place) {
        return nodes < ALL.get(place).fewest ? shrunk(nodes, place - 1) : place;
    }

    private static ClusterSize grown(int nodes, int place) {
        return nodes > ALL.get(place).most ? grown(nodes, place + 1) : ALL.get(place);
    }

    /** Whether a cluster that has just grown or shrunk by one node to that size may have left its range. */
    static boolean isBound(int nodes) {
        return ALL.exists(size -> nodes == size.fewest - 1 || nodes - 1 == size.most);
    }
}
