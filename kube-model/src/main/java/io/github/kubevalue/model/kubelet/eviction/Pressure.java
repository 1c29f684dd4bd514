package io.github.kubevalue.model.kubelet.eviction;

import io.github.kubevalue.model.controller.Memory;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;

/**
 * What the eviction manager of a node remembers from one look to the next.
 *
 * @param since since when each threshold has been crossed without interruption
 * @param lastSeen when each condition of the node was last found
 * @param driving the thresholds that have been crossed for as long as they may: pods are evicted for them
 * @param next when the manager looks next; from then on every ten seconds
 */
record Pressure(
        Map<Threshold, Instant> since, SortedMap<String, Instant> lastSeen, Seq<Threshold> driving, Instant next)
        implements Memory {

    /** What is known before the first look. */
    static Pressure none(Instant next) {
        return new Pressure(LinkedHashMap.empty(), TreeMap.empty(), Vector.empty(), next);
    }

    @Override
    public Object asOf(Instant now) {
        return Tuple.of(
                since.mapValues(at -> Duration.between(at, now)),
                lastSeen.mapValues(at -> Duration.between(at, now)),
                driving,
                Duration.between(now, next));
    }

    /** The times are those that the manager's turns are waited for. */
    @Override
    public Object deciding(Instant now) {
        return Tuple.of(since.keySet(), lastSeen.keySet(), driving);
    }

    Pressure nextAt(Instant time) {
        return new Pressure(since, lastSeen, driving, time);
    }

    /** What is known after another look. */
    // pkg/kubelet/eviction/eviction_manager.go, synchronize
    Pressure seen(EvictionConfig config, Observations observations, Instant now) {
        Seq<Threshold> met = observations
                .met(config.thresholds())
                .appendAll(observations.unresolved(driving))
                .distinct();
        Map<Threshold, Instant> first =
                met.toLinkedMap(threshold -> threshold, threshold -> since.getOrElse(threshold, now));
        SortedMap<String, Instant> seen = met.map(
                        threshold -> threshold.signal().condition())
                .foldLeft(lastSeen.filterValues(at -> isRecent(at, config, now)), (all, type) -> all.put(type, now));
        Seq<Threshold> due = first.filter(
                        (threshold, at) -> !at.plus(threshold.grace()).isAfter(now))
                .keySet()
                .toVector();
        return new Pressure(first, seen, due, next);
    }

    private static boolean isRecent(Instant at, EvictionConfig config, Instant now) {
        return Duration.between(at, now).compareTo(config.transitionPeriod()) < 0;
    }

    /** The conditions of the node that hold. */
    Seq<String> conditions() {
        return lastSeen.keySet().toVector();
    }

    /** The threshold to evict pods for: memory before all else. */
    // pkg/kubelet/eviction/helpers.go, byEvictionPriority
    Seq<Threshold> ranked() {
        return driving.sortBy(threshold -> threshold.signal().isOfMemory() ? 0 : 1);
    }

    /** The times at which something comes of it without anything being used otherwise. */
    Seq<Instant> turns(EvictionConfig config) {
        Seq<Instant> graces = since.toVector().map(entry -> entry._2.plus(entry._1.grace()));
        return graces.appendAll(lastSeen.values().map(at -> at.plus(config.transitionPeriod())));
    }
}
