package io.github.kubevalue.model.scheduler.nodeaffinity;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorOperator;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.PreferredSchedulingTerm;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.NodeMatch;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * {@code NodeAffinity}: refuses nodes that the pod's node selector or required node affinity does not match, and
 * prefers those that its preferred terms match.
 */
public final class NodeAffinityPlugin implements FilterPlugin, ScorePlugin {
    // pkg/scheduler/framework/plugins/nodeaffinity/node_affinity.go
    private static final Status REFUSAL = Status.unresolvable("node(s) didn't match Pod's node affinity/selector");
    private static final Status ENFORCED = Status.unresolvable("node(s) didn't match scheduler-enforced node affinity");
    private static final Status CONFLICT = Status.unresolvable("pod affinity terms conflict");

    private final Option<NodeSelector> addedRequired;
    private final Seq<PreferredSchedulingTerm> addedPreferred;

    /** Returns the plugin that adds an affinity to that of every pod. */
    public NodeAffinityPlugin(Option<NodeAffinity> addedAffinity) {
        this.addedRequired = addedAffinity.flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution);
        this.addedPreferred = addedAffinity
                .map(NodeAffinity::preferredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty());
    }

    @Override
    public String name() {
        return "NodeAffinity";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        PodSpec spec = cycle.pod().spec();
        Option<NodeSelector> required = NodeMatch.required(spec);
        if (required.isEmpty() && addedRequired.isEmpty() && spec.nodeSelector().isEmpty()) {
            return Filter.PASS;
        }
        Option<Set<String>> names = required.flatMap(NodeAffinityPlugin::names);
        if (names.exists(Set::isEmpty)) {
            return Filter.refusal(CONFLICT);
        }
        Predicate<NodeInfo> matches = NodeMatch.of(spec, cycle.table());
        return names.fold(
                () -> Filter.of(node -> judge(matches, node)),
                only -> Filter.among(only, node -> judge(matches, node)));
    }

    private Status judge(Predicate<NodeInfo> matches, NodeInfo node) {
        if (!addedRequired.forAll(added -> added.matches(node.node()))) {
            return ENFORCED;
        }
        return Status.of(matches.test(node), REFUSAL);
    }

    /** The names that all terms together admit; none if a term does not restrict the name. */
    private static Option<Set<String>> names(NodeSelector selector) {
        Vector<Option<Set<String>>> all =
                selector.nodeSelectorTerms().toVector().map(NodeAffinityPlugin::names);
        return all.isEmpty() || all.exists(Option::isEmpty)
                ? Option.none()
                : Option.of(all.flatMap(names -> names).fold(HashSet.empty(), Set::union));
    }

    private static Option<Set<String>> names(NodeSelectorTerm term) {
        return term.matchFields()
                .filter(field ->
                        field.key().equals("metadata.name") && field.operator().equals(NodeSelectorOperator.IN))
                .map(field -> (Set<String>) HashSet.ofAll(field.values()))
                .reduceOption(Set::intersect);
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_LABEL);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        Node after = event.nodeAfter().get();
        return addedRequired.forAll(added -> added.matches(after))
                && waiting.spec().matches(after)
                && event.nodeBefore().forAll(before -> !waiting.spec().matches(before));
    }

    @Override
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        Seq<Preference> preferred = affinity(cycle.pod().spec())
                .map(NodeAffinity::preferredDuringSchedulingIgnoredDuringExecution)
                .getOrElse(Vector.empty())
                .appendAll(addedPreferred)
                .map(term -> new Preference(NodeMatch.of(term.preference(), cycle.table()), term.weight()));
        return Option.when(
                !preferred.isEmpty(),
                () -> Scores.of(feasible, node -> weight(preferred, node)).stretched());
    }

    /** Nodes that are preferred, and how much. */
    private record Preference(Predicate<NodeInfo> nodes, int weight) {}

    private static long weight(Seq<Preference> preferred, NodeInfo node) {
        long sum = 0;
        for (Preference preference : preferred) {
            sum += preference.nodes.test(node) ? preference.weight : 0;
        }
        return sum;
    }

    private static Option<NodeAffinity> affinity(PodSpec spec) {
        return spec.affinity().flatMap(Affinity::nodeAffinity);
    }
}
