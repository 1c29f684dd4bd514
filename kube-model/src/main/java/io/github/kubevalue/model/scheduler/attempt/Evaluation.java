package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.attempt.Decision.NodeScore;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Why a pod can or cannot run on each node: the evidence of a scheduling decision.
 *
 * @param pod the pod
 * @param refusal the plugin that refused the pod whatever the node, if one did
 * @param restricting the plugins that said which nodes alone come into question
 * @param nodes what is said of each node
 */
public record Evaluation(
        ResourceKey pod, Option<PluginVerdict> refusal, Seq<String> restricting, Seq<NodeVerdict> nodes) {

    /**
     * Returns what was found of a pod that fits nowhere: of each node the first refusal.
     *
     * @param refusals the first refusal of each node that was looked at, by its name
     */
    static Evaluation of(Trial trial, Map<String, PluginVerdict> refusals) {
        Cycle cycle = trial.cycle();
        Outlook outlook = trial.filters().outlook();
        Seq<PluginVerdict> unseen =
                outlook.refusal().<Seq<PluginVerdict>>map(Vector::of).getOrElse(outlook::ruledOut);
        return new Evaluation(
                cycle.pod().key(),
                outlook.refusal(),
                outlook.restricting().toVector(),
                cycle.nodes()
                        .map(node -> NodeVerdict.of(
                                node,
                                refusals.get(node.name())
                                        .<Seq<PluginVerdict>>map(Vector::of)
                                        .getOrElse(unseen))));
    }

    /** Returns what every plugin says of every node, by name, and of those on which the pod can run how they are scored. */
    static Evaluation complete(Trial trial, Profile profile) {
        Cycle cycle = trial.cycle();
        Outlook outlook = trial.filters().outlook();
        Vector<Tuple2<NodeInfo, Vector<PluginVerdict>>> nodes =
                Vector.ofAll(cycle.nodes()).sortBy(NodeInfo::name).map(node -> Tuple.of(node, trial.verdicts(node)));
        Vector<NodeInfo> feasible = nodes.filter(
                        each -> each._2.forAll(verdict -> verdict.status().isSuccess()))
                .map(Tuple2::_1);
        Nodes places = cycle.table().nodes(feasible);
        Map<String, NodeScore> scores =
                Board.of(cycle, places, profile.scores()).all().toMap(NodeScore::node, score -> score);
        return new Evaluation(
                cycle.pod().key(),
                outlook.refusal(),
                outlook.restricting().toVector(),
                nodes.map(each -> new NodeVerdict(each._1.name(), each._2, scores.get(each._1.name()))));
    }

    /** The nodes on which the pod can run. */
    public Seq<String> feasible() {
        return nodes.filter(NodeVerdict::isFeasible).map(NodeVerdict::node);
    }

    /** Returns what is said of a node. */
    public Option<NodeVerdict> node(String name) {
        return nodes.find(verdict -> verdict.node().equals(name));
    }

    /** The plugins that refused the pod, or a node, or that left nodes out. */
    // pkg/scheduler/schedule_one.go, findNodesThatFitPod: those that name nodes count, whether or not there are others
    public Set<String> rejectors() {
        return HashSet.ofAll(refusal.map(PluginVerdict::plugin))
                .addAll(restricting)
                .addAll(nodes.flatMap(NodeVerdict::refusals).map(PluginVerdict::plugin));
    }
}
