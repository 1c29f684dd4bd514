package io.github.kubevalue.model.scheduler.attempt;

import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.attempt.Decision.NodeScore;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * What the plugins say of the pod on one node, in their order. While a pod is being placed, that is the first
 * refusal; an {@linkplain Scheduler#evaluate evaluation} that was asked for has what each says.
 *
 * @param node the name of the node
 * @param verdicts what plugins say
 * @param score how much the node is preferred, if the pod can run there and that was asked for
 */
public record NodeVerdict(String node, Seq<PluginVerdict> verdicts, Option<NodeScore> score) {

    static NodeVerdict of(NodeInfo node, Seq<PluginVerdict> verdicts) {
        return new NodeVerdict(node.name(), verdicts, Option.none());
    }

    /** Whether the pod can run there. */
    public boolean isFeasible() {
        return verdicts.forAll(verdict -> verdict.status().isSuccess());
    }

    /** What decided: the first refusal, or success. */
    public Status status() {
        return verdicts.map(PluginVerdict::status)
                .find(status -> !status.isSuccess())
                .getOrElse(Status.SUCCESS);
    }

    /** The refusals, in the order of the plugins. */
    public Seq<PluginVerdict> refusals() {
        return verdicts.filter(verdict -> !verdict.status().isSuccess());
    }

    /** Returns {@code node-3: NodeResourcesFit: unschedulable: Insufficient cpu}. */
    @Override
    public String toString() {
        return node + ": " + (isFeasible() ? "fits" : refusals().mkString("; "));
    }
}
