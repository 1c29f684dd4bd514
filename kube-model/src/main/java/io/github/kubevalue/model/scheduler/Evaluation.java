package io.github.kubevalue.model.scheduler;

import io.github.kubevalue.model.meta.ResourceKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * Why a pod can or cannot run on each node: the evidence of a scheduling decision.
 *
 * @param pod the pod
 * @param refusal the plugin that refused the pod whatever the node, if one did
 * @param nodes what is said of each node, in the order of their names
 */
public record Evaluation(ResourceKey pod, Option<PluginVerdict> refusal, Seq<NodeVerdict> nodes) {

    /** Returns the judgement of all nodes; of each up to the first refusal, or by all plugins. */
    static Evaluation of(Cycle cycle, Seq<FilterPlugin> plugins, boolean complete) {
        Seq<Prepared> prepared = Vector.empty();
        for (FilterPlugin plugin : plugins) {
            Filter filter = plugin.prepare(cycle);
            if (filter instanceof Filter.Refusal refused && !complete) {
                return refused(cycle, new PluginVerdict(plugin.name(), refused.status()));
            }
            prepared = prepared.append(new Prepared(plugin.name(), filter));
        }
        Seq<Prepared> filters = complete ? prepared : prepared.filter(Prepared::isConcerned);
        Option<PluginVerdict> refusal = prepared.find(Prepared::isRefusal)
                .map(one -> new PluginVerdict(one.plugin, ((Filter.Refusal) one.filter).status()));
        return new Evaluation(cycle.pod().key(), refusal, cycle.nodes().map(node -> judge(node, filters, complete)));
    }

    private static Evaluation refused(Cycle cycle, PluginVerdict verdict) {
        return new Evaluation(
                cycle.pod().key(),
                Option.of(verdict),
                cycle.nodes().map(node -> new NodeVerdict(node.name(), Vector.of(verdict))));
    }

    private static NodeVerdict judge(NodeInfo node, Seq<Prepared> filters, boolean complete) {
        Vector<PluginVerdict> ruledOut = filters.toVector()
                .filter(prepared -> prepared.rulesOut(node))
                .map(prepared -> new PluginVerdict(prepared.plugin, ruledOut(prepared.plugin)));
        if (!ruledOut.isEmpty() && !complete) {
            return new NodeVerdict(node.name(), ruledOut.take(1));
        }
        Vector<PluginVerdict> verdicts = Vector.empty();
        for (Prepared prepared : filters) {
            Status status = prepared.filter.judge(node);
            verdicts = verdicts.append(new PluginVerdict(prepared.plugin, status));
            if (!status.isSuccess() && !complete) {
                return new NodeVerdict(node.name(), verdicts);
            }
        }
        return new NodeVerdict(node.name(), verdicts);
    }

    private static Status ruledOut(String plugin) {
        // pkg/scheduler/schedule_one.go and framework/runtime/framework.go: nodes that PreFilter left out
        return Status.unresolvable("node(s) didn't satisfy plugin(s) [" + plugin + "]");
    }

    /** The nodes on which the pod can run. */
    public Seq<String> feasible() {
        return nodes.filter(NodeVerdict::isFeasible).map(NodeVerdict::node);
    }

    /** Returns what is said of a node. */
    public Option<NodeVerdict> node(String name) {
        return nodes.find(verdict -> verdict.node().equals(name));
    }

    private record Prepared(String plugin, Filter filter) {
        boolean isConcerned() {
            return !(filter instanceof Filter.Pass);
        }

        boolean isRefusal() {
            return filter instanceof Filter.Refusal;
        }

        boolean rulesOut(NodeInfo node) {
            return filter instanceof Filter.Judge judge && judge.only().exists(only -> !only.contains(node.name()));
        }
    }
}
