package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeTable;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.nodetable.Topology;
import io.github.kubevalue.model.scheduler.Cycle;
import io.vavr.collection.Seq;
import java.util.function.Predicate;

/** How many pods count in each domain of a constraint. */
final class Domains {
    private final Constraint constraint;
    private final Topology topology;
    private final long[] counts;
    private final long self;
    private final long least;

    private Domains(Constraint constraint, Topology topology, long[] counts, long self, long least) {
        this.constraint = constraint;
        this.topology = topology;
        this.counts = counts;
        this.self = self;
        this.least = least;
    }

    /** The domains of nodes that have the labels of all constraints. */
    // pkg/scheduler/framework/plugins/podtopologyspread/filtering.go, calPreFilterState
    static Domains of(Cycle cycle, Constraint constraint, Seq<Constraint> all) {
        NodeTable table = cycle.table();
        Topology[] labels = Constraint.topologies(table, all);
        Topology topology = table.topology(constraint.key());
        PerNode pods = constraint.counts(cycle);
        Predicate<NodeInfo> included = constraint.included(cycle);
        long[] counts = new long[topology.size()];
        boolean[] exists = new boolean[topology.size()];
        for (int place = 0; place < table.size(); place++) {
            NodeInfo node = table.at(place);
            if (Constraint.haveLabels(node, labels) && included.test(node)) {
                exists[topology.domain(node)] = true;
                counts[topology.domain(node)] += pods.get(node);
            }
        }
        int self = constraint.selects(cycle.pod()) ? 1 : 0;
        return new Domains(constraint, topology, counts, self, least(constraint, counts, exists));
    }

    /** How many pods the emptiest of the domains has that exist. */
    private static long least(Constraint constraint, long[] counts, boolean[] exists) {
        long least = Long.MAX_VALUE;
        int size = 0;
        for (int domain = 0; domain < counts.length; domain++) {
            if (exists[domain]) {
                size++;
                least = Math.min(least, counts[domain]);
            }
        }
        return size == 0 || size < constraint.minDomains() ? 0 : least;
    }

    /** Whether a node is in one of the domains, or may be. */
    boolean includes(NodeInfo node) {
        return topology.includes(node);
    }

    /** Whether the domain of a node would exceed the emptiest one by too much, with the pod. */
    boolean isSkewed(NodeInfo node) {
        return counts[topology.domain(node)] + self - least > constraint.maxSkew();
    }
}
