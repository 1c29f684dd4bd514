package io.github.kubevalue.model.controller.nodelifecycle;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.store.Change;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;

/**
 * Who of the nodes that are not ready is tainted when, so that pods are evicted: in each zone one after the other, who has not been
 * ready the longest first.
 *
 * @param snapshot the objects
 */
record TaintQueue(Snapshot snapshot) {
    // pkg/controller/nodelifecycle/scheduler/rate_limited_queue.go

    /** Whether the taints that evict pods go from all nodes. */
    boolean isClosed() {
        return zone("").isClusterLost();
    }

    private Zone zone(String name) {
        return new Zone(name, value -> snapshot.count(Zone.HEALTH, value));
    }

    /** Returns when a node that waits for its taint gets it; none as long as its zone is as it is. */
    Option<Instant> due(Node node, Instant now) {
        String zone = Zone.nameOf(node);
        return zone(zone).pace().map(pace -> next(zone, pace, now).plus(pace.multipliedBy(before(node, zone))));
    }

    private Instant next(String zone, Duration pace, Instant now) {
        Instant next = last(zone).map(pace::addTo).map(Instant.class::cast).getOrElse(now);
        return next.isAfter(now) ? next : now;
    }

    /** How many nodes are tainted before that one. */
    private int before(Node node, String zone) {
        Tuple2<Instant, String> place = place(node);
        return snapshot.by(Zone.WAITING, zone).count(other -> compare(place(other), place) < 0);
    }

    private static int compare(Tuple2<Instant, String> one, Tuple2<Instant, String> other) {
        int byTime = one._1.compareTo(other._1);
        return byTime != 0 ? byTime : one._2.compareTo(other._2);
    }

    private static Tuple2<Instant, String> place(Node node) {
        Instant since = node.status()
                .condition(NodeCondition.READY)
                .flatMap(NodeCondition::lastTransitionTime)
                .getOrElse(Instant.EPOCH);
        return Tuple.of(since, node.name());
    }

    private Option<Instant> last(String zone) {
        return snapshot.by(Zone.TAINTED, zone)
                .flatMap(Zone::taint)
                .flatMap(Taint::timeAdded)
                .max();
    }

    /** Returns the other nodes for which it is another time now that they are tainted. */
    Seq<ResourceKey> moved(Change change) {
        Option<Node> before = change.before().map(Node.class::cast);
        Option<Node> after = change.after().map(Node.class::cast);
        Seq<String> left = before.toVector().flatMap(Zone::states);
        Seq<String> come = after.toVector().flatMap(Zone::states);
        Seq<String> zones = before.toVector().appendAll(after).map(Zone::nameOf).distinct();
        boolean isSame = left.equals(come);
        if (!isSame && was("", left, come).isClusterLost() != isClosed()) {
            return keys(snapshot.by(Zone.WAITING, Zone.ALL)).appendAll(keys(snapshot.by(Zone.TAINTED, Zone.ALL)));
        }
        boolean isGivenUp = before.exists(TaintQueue::isWaiting)
                && !after.exists(node -> isWaiting(node) || Zone.taint(node).isDefined());
        return isSame && !isGivenUp
                ? Vector.empty()
                : zones.filter(zone -> isGivenUp
                                || !was(zone, left, come)
                                        .pace()
                                        .equals(zone(zone).pace()))
                        .flatMap(zone -> keys(snapshot.by(Zone.WAITING, zone)));
    }

    /** The zone as it was before a change. */
    private Zone was(String name, Seq<String> left, Seq<String> come) {
        return new Zone(
                name,
                value -> snapshot.count(Zone.HEALTH, value)
                        - (come.contains(value) ? 1 : 0)
                        + (left.contains(value) ? 1 : 0));
    }

    private static boolean isWaiting(Node node) {
        return !Zone.waiting(node).isEmpty();
    }

    private static Seq<ResourceKey> keys(Seq<Node> nodes) {
        return nodes.map(Node::key);
    }
}
