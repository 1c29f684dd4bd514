package io.github.kubevalue.model.scheduler.interpodaffinity;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.nodetable.PerNode;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.interpodaffinity.DomainCounts.Counted;
import io.github.kubevalue.model.store.Catalog;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.ToLongFunction;

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

    private final int hardPodAffinityWeight;
    private final boolean ignorePreferredTermsOfExistingPods;

    /**
     * Returns the plugin.
     *
     * @param hardPodAffinityWeight how much it counts that a running pod requires the pod beside it; 0 to 100
     * @param ignorePreferredTermsOfExistingPods whether what running pods prefer does not count unless the pod has preferences
     *     too
     */
    public InterPodAffinity(int hardPodAffinityWeight, boolean ignorePreferredTermsOfExistingPods) {
        this.hardPodAffinityWeight = hardPodAffinityWeight;
        this.ignorePreferredTermsOfExistingPods = ignorePreferredTermsOfExistingPods;
    }

    @Override
    public String name() {
        return "InterPodAffinity";
    }

    @Override
    public Catalog catalog() {
        return Catalog.EMPTY.with(TermCensus.TERMS);
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return AffinityHints.heeds(event);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return AffinityHints.mayHelp(event, waiting, snapshot);
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<Term> affinity = Term.requiredAffinity(cycle.pod());
        Seq<Term> antiAffinity = Term.requiredAntiAffinity(cycle.pod());
        DomainCounts forbidden = forbidden(cycle);
        if (affinity.isEmpty() && antiAffinity.isEmpty() && forbidden.isEmpty()) {
            return Filter.PASS;
        }
        DomainCounts wanted = wanted(cycle, affinity);
        DomainCounts unwanted = DomainCounts.of(
                cycle.table(), antiAffinity.map(term -> new Counted(term.key(), present(cycle, Vector.of(term)), 1)));
        boolean isFirst = wanted.isEmpty() && affinity.forAll(term -> term.matches(cycle.pod(), cycle.snapshot()));
        return Filter.of(node -> {
            if (!affinity.isEmpty() && !suits(node, affinity, wanted, isFirst)) {
                return NO_AFFINITY;
            }
            if (unwanted.reaches(node)) {
                return ANTI_AFFINITY;
            }
            return Status.of(!forbidden.reaches(node), OTHERS_ANTI_AFFINITY);
        });
    }

    private static boolean suits(NodeInfo node, Seq<Term> affinity, DomainCounts wanted, boolean isFirst) {
        return affinity.forAll(term -> wanted.reaches(node, term.key())
                || isFirst && node.label(term.key()).isDefined());
    }

    /** How many pods match all terms, by the domain of each. */
    private static DomainCounts wanted(Cycle cycle, Seq<Term> affinity) {
        PerNode companions = affinity.isEmpty() ? PerNode.NONE : present(cycle, affinity);
        return DomainCounts.of(cycle.table(), affinity.map(term -> new Counted(term.key(), companions, 1)));
    }

    /** On which nodes there are how many pods that match all terms. */
    private static PerNode present(Cycle cycle, Seq<Term> terms) {
        Vector<LabelSelector> selectors = terms.toVector().flatMap(Term::selector);
        return selectors.size() < terms.size()
                ? PerNode.NONE
                : terms.head()
                        .namespaces(cycle.snapshot())
                        .filter(name -> terms.forAll(term -> term.reaches(name, cycle.snapshot())))
                        .map(name -> cycle.present(name, selectors))
                        .fold(PerNode.NONE, PerNode::plus);
    }

    private static DomainCounts forbidden(Cycle cycle) {
        return DomainCounts.of(cycle.table(), matching(cycle, terms(cycle).averse(), term -> 1));
    }

    /** The terms that speak of the pod of the attempt, with the nodes of the pods that have them. */
    private static Seq<Counted> matching(
            Cycle cycle, Map<Term, Map<String, Integer>> terms, ToLongFunction<Term> weight) {
        return terms.filterKeys(term -> term.matches(cycle.pod(), cycle.snapshot()))
                .toVector()
                .map(entry ->
                        new Counted(entry._1.key(), cycle.table().numbers(entry._2), weight.applyAsLong(entry._1)));
    }

    /** The terms of all bound pods, as the attempt imagines them. */
    private static TermCensus terms(Cycle cycle) {
        TermCensus terms = cycle.snapshot().sum(TermCensus.TERMS, TermCensus.ALL);
        TermCensus less = cycle.imaginedGone()
                .filter(pod -> pod.spec().affinity().isDefined() && !pod.isTerminal())
                .foldLeft(
                        terms,
                        (all, pod) -> all.minus(
                                TermCensus.of(pod, pod.spec().nodeName().get())));
        return cycle.imaginedThere()
                .filter(pod -> pod.spec().affinity().isDefined())
                .foldLeft(
                        less,
                        (all, pod) -> all.plus(
                                TermCensus.of(pod, pod.spec().nodeName().get())));
    }

    // pkg/scheduler/framework/plugins/interpodaffinity/scoring.go
    @Override
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        DomainCounts weights = weights(cycle);
        if (weights.isEmpty()) {
            return Option.none();
        }
        Scores sums = Scores.of(feasible, weights::sum);
        long least = sums.min();
        long span = sums.max() - least;
        return Option.of(sums.mapped(sum -> span == 0 ? 0 : (long) (MAX * ((double) (sum - least) / span))));
    }

    private DomainCounts weights(Cycle cycle) {
        Seq<Term> preferred = Term.preferred(cycle.pod());
        if (ignorePreferredTermsOfExistingPods && preferred.isEmpty()) {
            return DomainCounts.of(cycle.table(), Vector.empty());
        }
        TermCensus terms = terms(cycle);
        return DomainCounts.of(
                cycle.table(),
                preferred
                        .map(term -> new Counted(term.key(), present(cycle, Vector.of(term)), term.weight()))
                        .appendAll(matching(cycle, terms.inclined(), Term::weight))
                        .appendAll(
                                hardPodAffinityWeight > 0
                                        ? matching(cycle, terms.attached(), term -> hardPodAffinityWeight)
                                        : Vector.empty()));
    }
}
