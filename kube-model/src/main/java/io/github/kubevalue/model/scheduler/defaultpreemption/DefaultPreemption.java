package io.github.kubevalue.model.scheduler.defaultpreemption;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Evaluation;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.FitMessage;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.NodeVerdict;
import io.github.kubevalue.model.scheduler.PostFilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;
import io.vavr.control.Either;

/**
 * Looks for the node where the fewest and least important pods of lower priority would have to go for the pod to fit.
 *
 * <p>All nodes are tried, where upstream stops after a hundred; laws: victims are of strictly lower priority, and none
 * of them could stay.
 */
public final class DefaultPreemption implements PostFilterPlugin {
    // pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go, framework/preemption/preemption.go
    private static final Status NOT_HELPFUL = Status.unresolvable("Preemption is not helpful for scheduling");
    private static final Status NO_VICTIMS = Status.unresolvable("No preemption victims found for incoming pod");

    @Override
    public Rescue rescue(Cycle cycle, Seq<FilterPlugin> filters, Evaluation evaluation) {
        if (cycle.pod().spec().preemptionPolicy().contains(PreemptionPolicy.NEVER)) {
            return Rescue.impossible("preemption: not eligible due to preemptionPolicy=Never.");
        }
        if (awaitsRoom(cycle)) {
            return Rescue.impossible("preemption: not eligible due to a terminating pod on the nominated node.");
        }
        Seq<Either<Status, Candidate>> answers = evaluation.nodes().map(verdict -> candidate(cycle, filters, verdict));
        return answers.flatMap(Either::toOption)
                .minBy(Candidate.PREFERENCE)
                .map(best -> new Rescue(best.node(), best.victims(), ""))
                .getOrElse(() ->
                        Rescue.impossible("preemption: " + FitMessage.of(answers.map(answer -> answer.getLeft()))));
    }

    /** Whether room is being made already. */
    private static boolean awaitsRoom(Cycle cycle) {
        return cycle.pod()
                .status()
                .nominatedNodeName()
                .filter(node -> !node.isEmpty())
                .exists(node -> cycle.pods(node)
                        .exists(other -> other.metadata().isDeleting()
                                && Candidate.priority(other) < Candidate.priority(cycle.pod())));
    }

    private static Either<Status, Candidate> candidate(Cycle cycle, Seq<FilterPlugin> filters, NodeVerdict verdict) {
        if (!(verdict.status() instanceof Status.Unschedulable)) {
            return Either.left(NOT_HELPFUL);
        }
        NodeInfo node = cycle.node(verdict.node()).get();
        int priority = Candidate.priority(cycle.pod());
        Seq<Pod> lower = cycle.pods(node.name()).filter(other -> Candidate.priority(other) < priority);
        if (lower.isEmpty()) {
            return Either.left(NO_VICTIMS);
        }
        Status best = judge(cycle.without(node, lower), filters, node);
        return best.isSuccess()
                ? Either.right(new Candidate(node.name(), victims(cycle, filters, node, lower)))
                : Either.left(best);
    }

    /** Spares whoever can stay, the most important first. */
    private static Seq<Pod> victims(Cycle cycle, Seq<FilterPlugin> filters, NodeInfo node, Seq<Pod> lower) {
        Seq<Pod> victims = lower.sorted(Candidate.IMPORTANCE);
        for (Pod pod : victims) {
            Seq<Pod> others = victims.remove(pod);
            if (judge(cycle.without(node, others), filters, node).isSuccess()) {
                victims = others;
            }
        }
        return victims;
    }

    private static Status judge(Cycle cycle, Seq<FilterPlugin> filters, NodeInfo node) {
        NodeInfo emptied = cycle.node(node.name()).get();
        return filters.map(plugin -> plugin.prepare(cycle).judge(emptied))
                .find(status -> !status.isSuccess())
                .getOrElse(Status.SUCCESS);
    }
}
