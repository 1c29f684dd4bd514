package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.nodetable.PerDomain;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.nodetable.Topology;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.vavr.collection.Seq;
import java.util.function.Predicate;

/** How well nodes serve the constraints that need not hold. */
// pkg/scheduler/framework/plugins/podtopologyspread/scoring.go
final class SpreadScore {
    private static final String HOSTNAME = "kubernetes.io/hostname";
    private static final long LEFT_OUT = -1;

    private final Cycle cycle;
    private final Nodes feasible;
    private final Seq<Constraint> constraints;
    private final Topology[] required;

    /**
     * Returns the scores to be.
     *
     * @param cycle the pod and the cluster
     * @param feasible the nodes in question
     * @param constraints the constraints
     * @param strict whether nodes that lack a label of a constraint are left out
     */
    SpreadScore(Cycle cycle, Nodes feasible, Seq<Constraint> constraints, boolean strict) {
        this.cycle = cycle;
        this.feasible = feasible;
        this.constraints = constraints;
        this.required = strict ? Constraint.topologies(cycle.table(), constraints) : new Topology[0];
    }

    Scores scores() {
        Preference[] preferences = constraints.map(this::preference).toJavaArray(Preference[]::new);
        Scores raw = Scores.bySlot(feasible, slot -> counts(slot) ? raw(preferences, slot) : LEFT_OUT);
        long most = Math.max(raw.max(), 0);
        long least = raw.minOf(score -> score != LEFT_OUT);
        return raw.mapped(score -> {
            if (score == LEFT_OUT) {
                return 0;
            }
            return most == 0 ? ScorePlugin.MAX : ScorePlugin.MAX * (most + least - score) / most;
        });
    }

    private static long raw(Preference[] preferences, int slot) {
        double sum = 0;
        for (Preference preference : preferences) {
            sum += preference.score(slot);
        }
        return Math.round(sum);
    }

    private boolean counts(int slot) {
        return Constraint.haveLabels(slot, required);
    }

    private Preference preference(Constraint constraint) {
        PerNode pods = constraint.counts(cycle);
        Topology topology = cycle.table().topology(constraint.key());
        if (constraint.key().equals(HOSTNAME)) {
            int nodes = required.length == 0 ? feasible.size() : counted();
            return new OfNode(constraint.maxSkew(), weight(nodes), topology, pods);
        }
        return new OfDomain(
                constraint.maxSkew(), weight(candidates(topology)), topology, sums(constraint, topology, pods));
    }

    private static double weight(int domains) {
        return Math.log(domains + 2.0);
    }

    /** In how many domains the nodes in question are. */
    private int candidates(Topology topology) {
        boolean[] seen = new boolean[topology.size()];
        int count = 0;
        for (int place = 0; place < feasible.size(); place++) {
            int slot = feasible.slot(place);
            if (counts(slot) && !seen[topology.domain(slot)]) {
                seen[topology.domain(slot)] = true;
                count++;
            }
        }
        return count;
    }

    /** How many of the nodes in question count. */
    private int counted() {
        int count = 0;
        for (int place = 0; place < feasible.size(); place++) {
            count += counts(feasible.slot(place)) ? 1 : 0;
        }
        return count;
    }

    /** How many pods count in each domain. */
    private PerDomain sums(Constraint constraint, Topology topology, PerNode pods) {
        if (required.length == 0 && !constraint.restricts(cycle)) {
            return topology.sumsOfAll(pods);
        }
        Predicate<NodeInfo> included = constraint.included(cycle);
        return topology.sumsOfAll(
                pods.filter(slot -> counts(slot) && included.test(cycle.table().in(slot))));
    }

    /** A constraint with what is needed to score the node in a slot by it: how much a pod weighs, and how many there are. */
    private sealed interface Preference {
        double score(int slot);
    }

    /** Each node is a domain of its own. */
    private record OfNode(int maxSkew, double weight, Topology topology, PerNode pods) implements Preference {
        @Override
        public double score(int slot) {
            return topology.includes(slot) ? pods.get(slot) * weight + (maxSkew - 1) : 0;
        }
    }

    /** Nodes share domains. */
    private record OfDomain(int maxSkew, double weight, Topology topology, PerDomain pods) implements Preference {
        @Override
        public double score(int slot) {
            return topology.includes(slot) ? pods.get(slot) * weight + (maxSkew - 1) : 0;
        }
    }
}
