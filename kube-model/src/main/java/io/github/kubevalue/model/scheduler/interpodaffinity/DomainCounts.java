package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.nodetable.PerDomain;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.nodetable.Topology;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** What is counted in the domains of nodes: those that share the value of a label. */
final class DomainCounts {
    private final Map<String, PerDomain> sums;
    private final PerDomain[] all;

    private DomainCounts(Map<String, PerDomain> sums) {
        this.sums = sums;
        this.all = sums.values().toJavaArray(PerDomain[]::new);
    }

    /**
     * Something that is counted on nodes.
     *
     * @param key the label by whose domains it counts
     * @param nodes how often it is there
     * @param weight how much it counts each time
     */
    record Counted(String key, PerNode nodes, long weight) {}

    /** Returns the sums of what is counted, by domain. */
    static DomainCounts of(NodeTable table, Seq<Counted> all) {
        Map<String, PerDomain> sums = HashMap.empty();
        for (Counted counted : all) {
            Topology topology = table.topology(counted.key);
            if (topology.includesAny(counted.nodes)) {
                PerDomain before = sums.getOrElse(counted.key, topology.sums(PerNode.NONE));
                sums = sums.put(counted.key, before.plus(topology.sums(counted.nodes), counted.weight));
            }
        }
        return new DomainCounts(sums);
    }

    /** Whether nothing is counted in any domain. */
    boolean isEmpty() {
        return all.length == 0;
    }

    /** Whether something is counted in the domain of a node by a label. */
    boolean reaches(NodeInfo node, String key) {
        return sums.get(key).exists(domains -> domains.getOrZero(node) > 0);
    }

    /** Whether something is counted in a domain of the node. */
    boolean reaches(NodeInfo node) {
        for (PerDomain domains : all) {
            if (domains.getOrZero(node) > 0) {
                return true;
            }
        }
        return false;
    }

    /** What is counted in all domains of a node. */
    long sum(NodeInfo node) {
        long sum = 0;
        for (PerDomain domains : all) {
            sum += domains.getOrZero(node);
        }
        return sum;
    }
}
