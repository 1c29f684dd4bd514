package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Why a pod can or cannot run on each node: the evidence of a scheduling decision.
 *
 * @param pod the pod
 * @param refusal the plugin that refused the pod whatever the node, if one did
 * @param nodes what is said of each node
 */
public record Evaluation(ResourceKey pod, Option<PluginVerdict> refusal, Seq<NodeVerdict> nodes) {

    /** Returns what was found of a pod that fits nowhere: of each node the first refusal. */
    static Evaluation of(Trial trial) {
        Cycle cycle = trial.cycle();
        Option<PluginVerdict> refusal = trial.filters().refusal();
        return new Evaluation(
                cycle.pod().key(),
                refusal,
                refusal.fold(
                        () -> judged(trial),
                        verdict -> cycle.nodes().map(node -> NodeVerdict.of(node, Vector.of(verdict)))));
    }

    private static Seq<NodeVerdict> judged(Trial trial) {
        Option<Set<String>> only = trial.filters().only();
        Vector<PluginVerdict> ruledOut = trial.filters().ruledOut();
        return trial.cycle()
                .nodes()
                .map(node -> NodeVerdict.of(
                        node,
                        only.exists(names -> !names.contains(node.name()))
                                ? ruledOut
                                : trial.refusalOf(node).toVector()));
    }

    /** Returns what every plugin says of every node, by name, and of those on which the pod can run how they are scored. */
    static Evaluation complete(Trial trial, Profile profile) {
        Cycle cycle = trial.cycle();
        Vector<NodeInfo> nodes = Vector.ofAll(cycle.nodes()).sortBy(NodeInfo::name);
        Option<PluginVerdict> refusal = trial.filters().refusal();
        Vector<NodeInfo> feasible = refusal.isDefined()
                ? Vector.empty()
                : nodes.filter(node -> trial.filters()
                        .verdicts(node)
                        .forAll(verdict -> verdict.status().isSuccess()));
        Board board = Board.of(cycle, feasible, profile.scores());
        return new Evaluation(
                cycle.pod().key(),
                refusal,
                nodes.map(node -> new NodeVerdict(node.name(), trial.filters().verdicts(node), board.of(node.name()))));
    }

    /** The nodes on which the pod can run. */
    public Seq<String> feasible() {
        return nodes.filter(NodeVerdict::isFeasible).map(NodeVerdict::node);
    }

    /** Returns what is said of a node. */
    public Option<NodeVerdict> node(String name) {
        return nodes.find(verdict -> verdict.node().equals(name));
    }

    /** The plugins that refused the pod, or a node. */
    public Set<String> rejectors() {
        return HashSet.ofAll(refusal.map(PluginVerdict::plugin))
                .addAll(nodes.flatMap(NodeVerdict::refusals).map(PluginVerdict::plugin));
    }
}
