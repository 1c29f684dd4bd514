package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
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
    static final String HOSTNAME = "kubernetes.io/hostname";

    // pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
    Seq<Long> scores() {
        Seq<Preference> preferences = constraints.map(this::preference);
        Seq<Option<Long>> raw = feasible.map(node -> Option.when(
                counts(node),
                () -> Math.round(preferences
                        .map(preference -> preference.score(node))
                        .sum()
                        .doubleValue())));
        long least = raw.flatMap(score -> score).min().getOrElse(0L);
        long most = raw.flatMap(score -> score).max().getOrElse(0L);
        return raw.map(score -> score.map(
                        points -> most == 0 ? ScorePlugin.MAX : ScorePlugin.MAX * (most + least - points) / most)
                .getOrElse(0L));
    }

    private boolean counts(NodeInfo node) {
        return !strict
                || constraints.forAll(constraint -> node.label(constraint.key()).isDefined());
    }

    private Preference preference(Constraint constraint) {
        Map<String, Integer> pods = constraint.counts(cycle);
        Seq<NodeInfo> candidates = feasible.filter(this::counts);
        if (constraint.key().equals(HOSTNAME)) {
            return new Preference(constraint, Math.log(candidates.size() + 2.0), pods, true);
        }
        Map<String, Integer> domains = cycle.nodes()
                .filter(this::counts)
                .filter(node -> constraint.includes(node, cycle.pod()))
                .groupBy(node -> domain(constraint, node))
                .mapValues(nodes ->
                        nodes.map(node -> pods.getOrElse(node.name(), 0)).sum().intValue());
        int size = candidates.map(node -> domain(constraint, node)).distinct().size();
        return new Preference(constraint, Math.log(size + 2.0), domains, false);
    }

    private static String domain(Constraint constraint, NodeInfo node) {
        return node.label(constraint.key()).getOrElse("");
    }

    /**
     * A constraint with what is needed to score a node by it: how much a pod weighs, and how many there are on each node
     * or in each domain.
     */
    private record Preference(Constraint constraint, double weight, Map<String, Integer> pods, boolean byNode) {
        double score(NodeInfo node) {
            return node.label(constraint.key())
                    .map(domain -> pods.getOrElse(byNode ? node.name() : domain, 0) * weight + constraint.maxSkew() - 1)
                    .getOrElse(0.0);
        }
    }
}
