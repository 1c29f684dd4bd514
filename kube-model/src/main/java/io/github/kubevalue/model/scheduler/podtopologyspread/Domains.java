package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * How many pods count in each domain of a constraint.
 *
 * @param constraint the constraint
 * @param counts the pods of each domain that exists
 * @param self how many the pod itself adds: 1 if it counts
 * @param least how many pods the emptiest domain has
 */
record Domains(Constraint constraint, Map<String, Integer> counts, int self, int least) {

    /** The domains of nodes that have the labels of all constraints. */
    static Domains of(Cycle cycle, Constraint constraint, Seq<Constraint> all) {
        // pkg/scheduler/framework/plugins/podtopologyspread/filtering.go, calPreFilterState
        Map<String, Integer> pods = constraint.counts(cycle);
        java.util.Map<String, Integer> counts = new java.util.HashMap<>();
        for (NodeInfo node : cycle.nodes()) {
            if (Constraint.haveLabels(node, all) && constraint.includes(node, cycle.pod())) {
                counts.merge(node.label(constraint.key()).get(), pods.getOrElse(node.name(), 0), Integer::sum);
            }
        }
        int self = constraint.selects(cycle.pod()) ? 1 : 0;
        return new Domains(constraint, HashMap.ofAll(counts), self, least(constraint, counts));
    }

    private static int least(Constraint constraint, java.util.Map<String, Integer> counts) {
        return counts.size() < constraint.minDomains()
                ? 0
                : counts.values().stream().mapToInt(count -> count).min().orElse(0);
    }

    /** By how much a domain would exceed the emptiest one, with the pod. */
    int skew(String domain) {
        return counts.getOrElse(domain, 0) + self - least;
    }
}
