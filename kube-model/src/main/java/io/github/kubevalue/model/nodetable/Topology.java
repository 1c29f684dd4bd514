package io.github.kubevalue.model.nodetable;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The domains of a topology key: nodes that have the same value of that label are in one. Domains are told apart by a number. */
public final class Topology {
    private final int[] domains;
    private final int size;

    private Topology(int[] domains, int size) {
        this.domains = domains;
        this.size = size;
    }

    /** Returns the domains of nodes by a label; those without it are in that of the empty value, and marked. */
    static Topology of(Iterable<NodeInfo> nodes, int slots, String key) {
        int[] domains = new int[slots];
        Map<String, Integer> numbers = new HashMap<>();
        for (NodeInfo node : nodes) {
            String value = node.label(key).getOrElse("");
            int number = numbers.computeIfAbsent(value, unknown -> numbers.size());
            domains[node.slot()] = node.label(key).isDefined() ? number : ~number;
        }
        return new Topology(domains, numbers.size());
    }

    /** How many domains there are; their numbers are less. */
    public int size() {
        return size;
    }

    /** Whether a node has the label. */
    public boolean includes(NodeInfo node) {
        return includes(node.slot());
    }

    /** Whether the node in a slot has the label. */
    public boolean includes(int slot) {
        return domains[slot] >= 0;
    }

    /** The domain of a node; where it lacks the label, that of the nodes for which it is empty. */
    public int domain(NodeInfo node) {
        return domain(node.slot());
    }

    /** Likewise, of the node in a slot. */
    public int domain(int slot) {
        int domain = domains[slot];
        return domain < 0 ? ~domain : domain;
    }

    /** Returns a rule on the label of this topology key that is asked once for each domain, and once of nodes without the label. */
    Predicate<NodeInfo> once(Predicate<NodeInfo> rule) {
        Boolean[] known = new Boolean[size + 1];
        return node -> {
            int index = includes(node) ? domain(node) : size;
            if (known[index] == null) {
                known[index] = rule.test(node);
            }
            return known[index];
        };
    }

    /** Returns the sum over the nodes of each domain that have the label. */
    public PerDomain sums(PerNode numbers) {
        long[] sums = new long[size];
        numbers.forEach((slot, number) -> {
            if (domains[slot] >= 0) {
                sums[domains[slot]] += number;
            }
        });
        return new PerDomain(this, sums);
    }

    /** Returns the sum over all nodes of each domain. */
    public PerDomain sumsOfAll(PerNode numbers) {
        long[] sums = new long[size];
        numbers.forEach((slot, number) -> sums[domain(slot)] += number);
        return new PerDomain(this, sums);
    }

    /** Whether one of the nodes that have a number other than 0 has the label. */
    public boolean includesAny(PerNode numbers) {
        boolean[] found = {false};
        numbers.forEach((slot, number) -> found[0] |= domains[slot] >= 0);
        return found[0];
    }

    /** Returns {@code [0, 1, 0]}. */
    @Override
    public String toString() {
        return Arrays.toString(domains);
    }
}
