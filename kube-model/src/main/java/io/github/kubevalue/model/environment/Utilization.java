package io.github.kubevalue.model.environment;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.resource.NodeLoad;
import io.github.kubevalue.model.resource.Resources;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.SortedMap;

/**
 * Amounts of CPU in thousandths, memory in bytes, and pods.
 *
 * @param cpu the CPU
 * @param memory the memory
 * @param pods the pods
 */
record Utilization(double cpu, double memory, double pods) {
    private static final double ALL = 100;

    /** Returns what the pods of a node request. */
    static Utilization of(Node node, Snapshot snapshot) {
        return of(snapshot.sum(NodeLoad.BY_NODE, node.name()));
    }

    static Utilization of(Pod pod) {
        return of(NodeLoad.of(pod));
    }

    private static Utilization of(NodeLoad load) {
        return new Utilization(load.requested().milliCpu(), load.requested().memory(), load.pods());
    }

    /** Returns so many hundredths of what a node has; all of it where no number is said. */
    static Utilization share(Node node, Map<String, Double> hundredths) {
        SortedMap<String, Quantity> list = node.status().allocatable().isEmpty()
                ? node.status().capacity()
                : node.status().allocatable();
        Resources has = Resources.of(list);
        long pods = list.get(Resources.PODS).map(Quantity::value).getOrElse(0L);
        return new Utilization(
                has.milliCpu() * hundredths.getOrElse(Resources.CPU, ALL) / ALL,
                has.memory() * hundredths.getOrElse(Resources.MEMORY, ALL) / ALL,
                pods * hundredths.getOrElse(Resources.PODS, ALL) / ALL);
    }

    Utilization plus(Utilization other) {
        return new Utilization(cpu + other.cpu, memory + other.memory, pods + other.pods);
    }

    Utilization minus(Utilization other) {
        return new Utilization(cpu - other.cpu, memory - other.memory, pods - other.pods);
    }

    /** Whether this is more in any respect. */
    boolean exceeds(Utilization bound) {
        return cpu > bound.cpu || memory > bound.memory || pods > bound.pods;
    }

    /** Whether something is left in every respect. */
    boolean isPositive() {
        return cpu > 0 && memory > 0 && pods > 0;
    }

    /** How nodes are compared. (nodeutilization.go, sortNodesByUsage) */
    double total() {
        return cpu + memory + pods;
    }
}
