package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.SchedulingIndexes;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;

/**
 * Refuses nodes whose domain lacks a pod that this one must be with, has a pod that it must not be with, or has a pod
 * that must not be with it; prefers domains by the preferred terms of this pod and of those that run.
 */
public final class InterPodAffinity implements FilterPlugin, ScorePlugin {
    // pkg/scheduler/framework/plugins/interpodaffinity/filtering.go
    private static final Status NO_AFFINITY = Status.unresolvable("node(s) didn't match pod affinity rules");
    private static final Status ANTI_AFFINITY = Status.unschedulable("node(s) didn't match pod anti-affinity rules");
    private static final Status OTHERS_ANTI_AFFINITY =
            Status.unschedulable("node(s) didn't satisfy existing pods anti-affinity rules");

    @Override
    public String name() {
        return "InterPodAffinity";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<Term> affinity = Term.requiredAffinity(cycle.pod());
        Seq<Term> antiAffinity = Term.requiredAntiAffinity(cycle.pod());
        Seq<Pod> averse =
                cycle.present(cycle.snapshot().by(SchedulingIndexes.PODS_WITH_AFFINITY, SchedulingIndexes.AVERSE));
        if (affinity.isEmpty() && antiAffinity.isEmpty() && averse.isEmpty()) {
            return Filter.PASS;
        }
        Map<String, NodeInfo> nodes = cycle.nodesByName();
        Set<Domain> wanted = wanted(cycle, affinity, nodes);
        Set<Domain> unwanted = unwanted(cycle, antiAffinity, nodes);
        Set<Domain> forbidden = forbidden(cycle, averse, nodes);
        boolean isFirst = wanted.isEmpty() && affinity.forAll(term -> term.matches(cycle.pod(), cycle.snapshot()));
        return Filter.of(node -> {
            if (!affinity.forAll(term -> Domain.of(node, term.key()).exists(one -> isFirst || wanted.contains(one)))) {
                return NO_AFFINITY;
            }
            if (antiAffinity.exists(term -> Domain.of(node, term.key()).exists(unwanted::contains))) {
                return ANTI_AFFINITY;
            }
            return Status.of(
                    !forbidden.exists(one -> node.label(one.key()).contains(one.value())), OTHERS_ANTI_AFFINITY);
        });
    }

    /** The domains of pods that match all terms. */
    private static Set<Domain> wanted(Cycle cycle, Seq<Term> affinity, Map<String, NodeInfo> nodes) {
        if (affinity.isEmpty()) {
            return HashSet.empty();
        }
        Seq<Pod> companions = affinity.head()
                .pods(cycle)
                .filter(pod -> affinity.tail().forAll(term -> term.matches(pod, cycle.snapshot())));
        return companions
                .flatMap(pod -> affinity.flatMap(term -> Domain.of(pod, term.key(), nodes)))
                .toSet();
    }

    private static Set<Domain> unwanted(Cycle cycle, Seq<Term> antiAffinity, Map<String, NodeInfo> nodes) {
        return antiAffinity
                .flatMap(term -> term.pods(cycle).flatMap(pod -> Domain.of(pod, term.key(), nodes)))
                .toSet();
    }

    private static Set<Domain> forbidden(Cycle cycle, Seq<Pod> averse, Map<String, NodeInfo> nodes) {
        return averse.flatMap(other -> Term.requiredAntiAffinity(other)
                        .filter(term -> term.matches(cycle.pod(), cycle.snapshot()))
                        .flatMap(term -> Domain.of(other, term.key(), nodes)))
                .toSet();
    }

    // pkg/scheduler/framework/plugins/interpodaffinity/scoring.go
    @Override
    public Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Map<Domain, Long> weights = weights(cycle);
        if (weights.isEmpty()) {
            return ScorePlugin.indifferent(feasible);
        }
        Seq<String> keys = weights.keySet().map(Domain::key).toVector();
        Seq<Long> sums = feasible.map(node -> keys.flatMap(key -> Domain.of(node, key))
                .flatMap(weights::get)
                .sum()
                .longValue());
        long least = sums.min().get();
        long span = sums.max().get() - least;
        return span == 0
                ? ScorePlugin.indifferent(feasible)
                : sums.map(sum -> (long) (MAX * ((double) (sum - least) / span)));
    }

    private static Map<Domain, Long> weights(Cycle cycle) {
        Map<String, NodeInfo> nodes = cycle.nodesByName();
        Map<Domain, Long> own = HashMap.empty();
        for (Term term : Term.preferred(cycle.pod())) {
            own = term.pods(cycle).foldLeft(own, (all, pod) -> credited(all, pod, term.key(), term.weight(), nodes));
        }
        Map<Domain, Long> weights = own;
        for (Pod other :
                cycle.present(cycle.snapshot().by(SchedulingIndexes.PODS_WITH_AFFINITY, SchedulingIndexes.RELATED))) {
            for (Term term : Term.preferred(other).filter(one -> one.matches(cycle.pod(), cycle.snapshot()))) {
                weights = credited(weights, other, term.key(), term.weight(), nodes);
            }
            for (Term term : Term.requiredAffinity(other).filter(one -> one.matches(cycle.pod(), cycle.snapshot()))) {
                weights = credited(weights, other, term.key(), 1, nodes);
            }
        }
        return weights;
    }

    private static Map<Domain, Long> credited(
            Map<Domain, Long> weights, Pod pod, String key, int weight, Map<String, NodeInfo> nodes) {
        return Domain.of(pod, key, nodes)
                .map(domain -> weights.put(domain, weights.getOrElse(domain, 0L) + weight))
                .getOrElse(weights);
    }
}
