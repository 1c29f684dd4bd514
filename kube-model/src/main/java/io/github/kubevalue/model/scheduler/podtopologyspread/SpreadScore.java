package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * How well nodes serve the constraints that need not hold.
 *
 * @param cycle the pod and the cluster
 * @param feasible the nodes in question
 * @param constraints the constraints
 * @param strict whether nodes that lack a label of a constraint are left out
 */
record SpreadScore(Cycle cycle, Seq<NodeInfo> feasible, Seq<Constraint> constraints, boolean strict) {
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final long LEFT_OUT = -1;

    // pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
    Scores scores() {
        Seq<Preference> preferences = constraints.map(this::preference);
        Scores raw = Scores.of(feasible, node -> counts(node) ? raw(preferences, node) : LEFT_OUT);
        long most = Math.max(raw.max(), 0);
        long least = raw.minOf(score -> score != LEFT_OUT);
        return raw.mapped(score -> {
            if (score == LEFT_OUT) {
                return 0;
            }
            return most == 0 ? ScorePlugin.MAX : ScorePlugin.MAX * (most + least - score) / most;
        });
    }

    private static long raw(Seq<Preference> preferences, NodeInfo node) {
        double sum = 0;
        for (Preference preference : preferences) {
            sum += preference.score(node);
        }
        return Math.round(sum);
    }

    private boolean counts(NodeInfo node) {
        return !strict || Constraint.haveLabels(node, constraints);
    }

    private Preference preference(Constraint constraint) {
        Map<String, Integer> pods = constraint.counts(cycle);
        if (constraint.key().equals(HOSTNAME)) {
            int nodes = strict ? feasible.count(this::counts) : feasible.size();
            return new Preference(constraint, Math.log(nodes + 2.0), pods, true);
        }
        java.util.Set<String> candidates = new java.util.HashSet<>();
        for (NodeInfo node : feasible) {
            if (counts(node)) {
                candidates.add(node.label(constraint.key()).getOrElse(""));
            }
        }
        return new Preference(constraint, Math.log(candidates.size() + 2.0), domains(constraint, pods), false);
    }

    /** How many pods count in each domain. */
    private Map<String, Integer> domains(Constraint constraint, Map<String, Integer> pods) {
        java.util.Map<String, Integer> sums = new java.util.HashMap<>();
        for (var entry : pods) {
            Option<NodeInfo> node = cycle.node(entry._1);
            if (node.exists(one -> counts(one) && constraint.includes(one, cycle.pod()))) {
                sums.merge(node.get().label(constraint.key()).getOrElse(""), entry._2, Integer::sum);
            }
        }
        return HashMap.ofAll(sums);
    }

    /**
     * A constraint with what is needed to score a node by it: how much a pod weighs, and how many there are on each node
     * or in each domain.
     */
    private record Preference(Constraint constraint, double weight, Map<String, Integer> pods, boolean byNode) {
        double score(NodeInfo node) {
            Option<String> domain = node.label(constraint.key());
            if (domain.isEmpty()) {
                return 0;
            }
            int count = pods.isEmpty() ? 0 : pods.getOrElse(byNode ? node.name() : domain.get(), 0);
            return count * weight + constraint.maxSkew() - 1;
        }
    }
}
