package io.github.kubevalue.model.controller.topologycache;

import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.control.Option;

/**
 * How many endpoints zones give to others.
 *
 * @param giving how many each zone gives
 * @param receiving how many each zone receives; of several the first in order is served first
 */
record Redistribution(SortedMap<String, Integer> giving, SortedMap<String, Integer> receiving) {

    /**
     * Returns what is to be given: as long as some zone has or lacks a whole endpoint, and none less than half.
     *
     * @param desired the share of each zone
     * @param allocated how many each has
     */
    static Redistribution of(Map<String, Double> desired, Map<String, Integer> allocated) {
        // endpointslice/topologycache/utils.go, getGivingAndReceivingZones
        SortedMap<String, Double> excess = TreeMap.ofEntries(
                desired.map(zone -> new Tuple2<>(zone._1, allocated.getOrElse(zone._1, 0) - zone._2)));
        Redistribution all = new Redistribution(TreeMap.empty(), TreeMap.empty());
        return all.with(
                excess.filterValues(more -> more > 0),
                excess.filterValues(more -> more < 0).mapValues(less -> -less));
    }

    private Redistribution with(SortedMap<String, Double> excess, SortedMap<String, Double> lack) {
        Option<String> giver = most(excess);
        Option<String> receiver = most(lack);
        if (giver.isEmpty() || receiver.isEmpty()) {
            return this;
        }
        double more = excess.get(giver.get()).get();
        double less = lack.get(receiver.get()).get();
        return Math.max(more, less) < 1 || Math.min(more, less) < 0.5
                ? this
                : new Redistribution(plus(giving, giver.get()), plus(receiving, receiver.get()))
                        .with(excess.put(giver.get(), more - 1), lack.put(receiver.get(), less - 1));
    }

    private static Option<String> most(SortedMap<String, Double> zones) {
        // getMost: of equals, the first here
        return zones.filterValues(number -> number > 0)
                .reduceOption((one, other) -> other._2 > one._2 ? other : one)
                .map(Tuple2::_1);
    }

    private static SortedMap<String, Integer> plus(SortedMap<String, Integer> zones, String zone) {
        return zones.put(zone, 1, Integer::sum);
    }

    /** Returns who receives the next endpoint of a zone. */
    Option<String> receiver(String zone) {
        // redistributeHints
        return Option.when(giving.getOrElse(zone, 0) > 0, receiving)
                .flatMap(zones -> zones.keySet().headOption());
    }

    /** Returns what is left to give after that. */
    Redistribution given(String from, String to) {
        return new Redistribution(minus(giving, from), minus(receiving, to));
    }

    private static SortedMap<String, Integer> minus(SortedMap<String, Integer> zones, String zone) {
        int left = zones.getOrElse(zone, 0) - 1;
        return left > 0 ? zones.put(zone, left) : zones.remove(zone);
    }
}
