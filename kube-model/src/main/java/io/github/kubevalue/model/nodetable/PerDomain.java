package io.github.kubevalue.model.nodetable;

import java.util.Arrays;

/** A number for each domain of a topology key: the sum over its nodes. */
public final class PerDomain {
    private final Topology topology;
    private final long[] numbers;

    PerDomain(Topology topology, long[] numbers) {
        this.topology = topology;
        this.numbers = numbers;
    }

    /** The number of the domain of a node; where the node lacks the label, that of the nodes for which it is empty. */
    public long get(NodeInfo node) {
        return get(node.slot());
    }

    /** Likewise, of the node in a slot. */
    public long get(int slot) {
        return numbers[topology.domain(slot)];
    }

    /** The number of the domain of a node; 0 if the node lacks the label. */
    public long getOrZero(NodeInfo node) {
        return topology.includes(node) ? get(node) : 0;
    }

    /** Returns these numbers, to which those of the same domains are added so many times. */
    public PerDomain plus(PerDomain more, long times) {
        long[] sums = numbers.clone();
        for (int domain = 0; domain < sums.length; domain++) {
            sums[domain] += times * more.numbers[domain];
        }
        return new PerDomain(topology, sums);
    }

    /** Returns {@code [2, 0, 1]}. */
    @Override
    public String toString() {
        return Arrays.toString(numbers);
    }
}
