package io.github.kubevalue.model.nodetable;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The domains of each topology key that was asked for, as long as no node comes, goes or has other labels. */
final class Topologies {
    private final Map<String, Topology> known = new ConcurrentHashMap<>();

    Topology of(String key, NodeTable table) {
        return known.computeIfAbsent(key, table::read);
    }
}
