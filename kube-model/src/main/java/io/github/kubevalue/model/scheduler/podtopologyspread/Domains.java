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
 */
record Domains(Constraint constraint, Map<String, Integer> counts) {

    /** The domains of nodes that have the labels of all constraints. */
    static Domains of(Cycle cycle, Constraint constraint, Seq<Constraint> all) {
        // pkg/scheduler/framework/plugins/podtopologyspread/filtering.go, calPreFilterState
        Map<String, Integer> pods = constraint.counts(cycle);
        Map<String, Integer> counts = cycle.nodes()
                .filter(node -> all.forAll(one -> node.label(one.key()).isDefined()))
                .filter(node -> constraint.includes(node, cycle.pod()))
                .foldLeft(
                        (Map<String, Integer>) HashMap.<String, Integer>empty(),
                        (sums, node) -> plus(sums, node, constraint.key(), pods));
        return new Domains(constraint, counts);
    }

    private static Map<String, Integer> plus(
            Map<String, Integer> sums, NodeInfo node, String key, Map<String, Integer> pods) {
        String domain = node.label(key).get();
        return sums.put(domain, sums.getOrElse(domain, 0) + pods.getOrElse(node.name(), 0));
    }

    /** How many pods count in a domain. */
    int count(String domain) {
        return counts.getOrElse(domain, 0);
    }

    /** How many pods the emptiest domain has. */
    int least() {
        return counts.size() < constraint.minDomains()
                ? 0
                : counts.values().min().getOrElse(0);
    }
}
