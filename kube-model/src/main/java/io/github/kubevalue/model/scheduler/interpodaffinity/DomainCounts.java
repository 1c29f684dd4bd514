package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;

/**
 * What is counted in the domains of nodes: those that share the value of a label.
 *
 * @param counts by label and value
 */
record DomainCounts(Map<String, Map<String, Long>> counts) {
    static final DomainCounts NONE = new DomainCounts(HashMap.empty());

    /** Returns these counts, where what is counted on nodes counts so much in their domains too. */
    DomainCounts plus(Cycle cycle, String key, Map<String, Integer> nodes, long weight) {
        java.util.Map<String, Long> sums = new java.util.HashMap<>();
        for (var entry : nodes) {
            Option<String> value = cycle.node(entry._1).flatMap(node -> node.label(key));
            if (value.isDefined()) {
                sums.merge(value.get(), entry._2 * weight, Long::sum);
            }
        }
        return sums.isEmpty() ? this : plus(key, HashMap.ofAll(sums));
    }

    private DomainCounts plus(String key, Map<String, Long> more) {
        return new DomainCounts(counts.put(key, counts.get(key).fold(() -> more, old -> old.merge(more, Long::sum))));
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /** What is counted in the domain of a node; none if the node has no such label. */
    Option<Long> of(NodeInfo node, String key) {
        Option<Map<String, Long>> domains = counts.get(key);
        return node.label(key)
                .map(value -> domains.isEmpty() ? 0L : domains.get().getOrElse(value, 0L));
    }

    /** Whether something is counted in a domain of the node. */
    boolean reaches(NodeInfo node) {
        return counts.exists(domains -> node.label(domains._1).exists(value -> domains._2.getOrElse(value, 0L) > 0));
    }

    /** What is counted in all domains of a node. */
    long sum(NodeInfo node) {
        long sum = 0;
        for (var domains : counts) {
            Option<String> value = node.label(domains._1);
            if (value.isDefined()) {
                sum += domains._2.getOrElse(value.get(), 0L);
            }
        }
        return sum;
    }
}
