package io.github.kubevalue.model.nodetable;

import io.github.kubevalue.model.core.Affinity;
import io.github.kubevalue.model.core.NodeAffinity;
import io.github.kubevalue.model.core.NodeSelector;
import io.github.kubevalue.model.core.NodeSelectorRequirement;
import io.github.kubevalue.model.core.NodeSelectorTerm;
import io.github.kubevalue.model.core.PodSpec;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.function.Predicate;

/**
 * Whether nodes satisfy a node selector or a required node affinity; each requirement on a label is looked at once for each value of
 * the label, not for each node.
 */
public final class NodeMatch {
    private NodeMatch() {}

    /** Returns whether nodes satisfy a pod's node selector and its required node affinity: {@link PodSpec#matches}. */
    public static Predicate<NodeInfo> of(PodSpec spec, NodeTable table) {
        Predicate<NodeInfo> labels = all(spec.nodeSelector().toVector().map(label -> has(label, table)));
        return required(spec).map(selector -> labels.and(of(selector, table))).getOrElse(labels);
    }

    /** The required node affinity of a pod. */
    public static Option<NodeSelector> required(PodSpec spec) {
        return spec.affinity()
                .flatMap(Affinity::nodeAffinity)
                .flatMap(NodeAffinity::requiredDuringSchedulingIgnoredDuringExecution);
    }

    private static Predicate<NodeInfo> has(Tuple2<String, String> label, NodeTable table) {
        return table.topology(label._1).once(node -> node.label(label._1).contains(label._2));
    }

    /** Returns whether nodes are selected by one of the terms. */
    private static Predicate<NodeInfo> of(NodeSelector selector, NodeTable table) {
        Seq<Predicate<NodeInfo>> terms = selector.nodeSelectorTerms().map(term -> of(term, table));
        return node -> terms.exists(term -> term.test(node));
    }

    /** Returns whether nodes are selected by a term. */
    public static Predicate<NodeInfo> of(NodeSelectorTerm term, NodeTable table) {
        if (term.matchExpressions().isEmpty() && term.matchFields().isEmpty()) {
            return node -> false;
        }
        Predicate<NodeInfo> labels = all(term.matchExpressions().map(expression -> of(expression, table)));
        Predicate<NodeInfo> fields = all(term.matchFields().map(field -> node -> field.matchesFields(node.name())));
        return labels.and(fields);
    }

    private static Predicate<NodeInfo> of(NodeSelectorRequirement expression, NodeTable table) {
        return table.topology(expression.key())
                .once(node -> expression.matchesLabels(node.node().metadata().labels()));
    }

    private static Predicate<NodeInfo> all(Seq<Predicate<NodeInfo>> rules) {
        return rules.reduceOption(Predicate::and).getOrElse(() -> node -> true);
    }
}
