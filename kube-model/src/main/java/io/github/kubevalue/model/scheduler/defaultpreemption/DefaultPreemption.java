package io.github.kubevalue.model.scheduler.defaultpreemption;

import io.github.kubevalue.model.choice.Choice;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodCondition;
import io.github.kubevalue.model.core.PreemptionPolicy;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.PluginVerdict;
import io.github.kubevalue.model.scheduler.Priorities;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.github.kubevalue.model.scheduler.attempt.FitMessage;
import io.github.kubevalue.model.scheduler.attempt.NodeVerdict;
import io.github.kubevalue.model.scheduler.attempt.PostFilterPlugin;
import io.github.kubevalue.model.scheduler.attempt.Trial;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;

/**
 * Looks for the node where the fewest and least important pods of lower priority would have to go for the pod to fit, and as few
 * as can be against a disruption budget.
 *
 * <p>Laws: victims are of strictly lower priority, and none of them could stay.
 */
public final class DefaultPreemption implements PostFilterPlugin {
    // pkg/scheduler/framework/plugins/defaultpreemption/default_preemption.go, framework/preemption/preemption.go
    private static final Status NOT_HELPFUL = Status.unresolvable("Preemption is not helpful for scheduling");
    private static final Status NO_VICTIMS = Status.unresolvable("No preemption victims found for incoming pod");
    private static final String PREFIX = "preemption: ";

    private final int minCandidateNodesPercentage;
    private final int minCandidateNodesAbsolute;

    /**
     * Returns the plugin that stops looking once it has found so many candidates.
     *
     * @param minCandidateNodesPercentage in percent of the nodes on which preemption may help
     * @param minCandidateNodesAbsolute at least so many
     */
    public DefaultPreemption(int minCandidateNodesPercentage, int minCandidateNodesAbsolute) {
        this.minCandidateNodesPercentage = minCandidateNodesPercentage;
        this.minCandidateNodesAbsolute = minCandidateNodesAbsolute;
    }

    @Override
    public String name() {
        return "DefaultPreemption";
    }

    @Override
    public Rescue rescue(Trial trial, Evaluation evaluation, Choice choice) {
        if (trial.cycle().pod().spec().preemptionPolicy().contains(PreemptionPolicy.NEVER)) {
            return new Rescue.Withheld(PREFIX + "not eligible due to preemptionPolicy=Never.");
        }
        if (awaitsRoom(trial.cycle(), evaluation)) {
            return new Rescue.Withheld(PREFIX + "not eligible due to a terminating pod on the nominated node.");
        }
        Vector<Either<Status, Candidate>> answers = dryRun(trial, evaluation, choice);
        Vector<Candidate> fitting = answers.flatMap(Either::toOption);
        Vector<Candidate> candidates = fitting.filter(Candidate::hasVictims);
        if (candidates.isEmpty() && !fitting.isEmpty()) {
            return new Rescue.Withheld(PREFIX + needless(fitting));
        }
        if (candidates.isEmpty()) {
            Vector<Status> others = Vector.fill(evaluation.nodes().size() - answers.size(), NOT_HELPFUL);
            Vector<Status> statuses = answers.map(Either::getLeft).appendAll(others);
            return new Rescue.Hopeless(PREFIX + FitMessage.of(statuses));
        }
        Candidate best = best(candidates, trial, choice);
        return new Rescue.Possible(best.node().name(), best.victims(), trial.displaced(best.node()));
    }

    private static Candidate best(Vector<Candidate> candidates, Trial trial, Choice choice) {
        Candidate first = candidates.sorted(Candidate.PREFERENCE).head();
        Vector<Candidate> ties = candidates.filter(other -> Candidate.PREFERENCE.compare(first, other) == 0);
        return ties.get(choice.among("victims for " + trial.cycle().pod().key(), ties.size()));
    }

    /** What is said where nobody has to go, though the pod was refused. */
    // preemption.go, DryRunPreemption
    private static String needless(Vector<Candidate> candidates) {
        Vector<String> errors = candidates.map(candidate ->
                "expected at least one victim pod on node \"" + candidate.node().name() + "\"");
        return errors.size() == 1 ? errors.head() : errors.mkString("[", ", ", "]");
    }

    /** Whether room is being made already. */
    // default_preemption.go, PodEligibleToPreemptOthers
    private static boolean awaitsRoom(Cycle cycle, Evaluation evaluation) {
        return cycle.pod()
                .nominatedNode()
                .filter(name ->
                        !evaluation.node(name).exists(verdict -> verdict.status() instanceof Status.Unresolvable))
                .exists(name -> cycle.pods(name)
                        .exists(other -> Priorities.of(other) < Priorities.of(cycle.pod()) && isPreempted(other)));
    }

    private static boolean isPreempted(Pod pod) {
        return pod.metadata().isDeleting()
                && pod.condition(PodCondition.DISRUPTION_TARGET)
                        .exists(condition -> condition.status().isTrue()
                                && condition.reason().contains("PreemptionByScheduler"));
    }

    /** What would come of it on the nodes where it may help, until there are candidates enough. */
    // preemption.go, DryRunPreemption
    private Vector<Either<Status, Candidate>> dryRun(Trial trial, Evaluation evaluation, Choice choice) {
        Vector<String> nodes = evaluation
                .nodes()
                .toVector()
                .filter(verdict -> verdict.status() instanceof Status.Unschedulable)
                .map(NodeVerdict::node);
        int enough = Math.min(
                nodes.size(), Math.max(nodes.size() * minCandidateNodesPercentage / 100, minCandidateNodesAbsolute));
        int offset = enough < nodes.size() ? choice.among("offset of nodes to preempt on", nodes.size()) : 0;
        Vector<Either<Status, Candidate>> answers = Vector.empty();
        int found = 0;
        boolean harmless = false;
        for (int i = 0; i < nodes.size() && !(harmless && found >= enough); i++) {
            Either<Status, Candidate> answer = candidate(trial, nodes.get((offset + i) % nodes.size()));
            answers = answers.append(answer);
            found += answer.exists(Candidate::hasVictims) ? 1 : 0;
            harmless |= answer.exists(candidate -> candidate.hasVictims() && candidate.violations() == 0);
        }
        return answers;
    }

    // default_preemption.go, SelectVictimsOnNode
    private static Either<Status, Candidate> candidate(Trial trial, String name) {
        NodeInfo node = trial.cycle().node(name).get();
        int priority = Priorities.of(trial.cycle().pod());
        Seq<Pod> lower = trial.cycle().pods(name).filter(other -> Priorities.of(other) < priority);
        if (lower.isEmpty()) {
            return Either.left(NO_VICTIMS);
        }
        return trial.without(node, lower)
                .refusalOf(name)
                .map(PluginVerdict::status)
                .<Either<Status, Candidate>>map(Either::left)
                .getOrElse(() -> Either.right(victims(trial, node, lower)));
    }

    /** Spares whoever can stay: first those that a budget protects, then the others; of each the most important first. */
    private static Candidate victims(Trial trial, NodeInfo node, Seq<Pod> lower) {
        Vector<Pod> potential = lower.toVector().sorted(Priorities.IMPORTANCE);
        Tuple2<Vector<Pod>, Vector<Pod>> divided =
                Budgets.divided(potential, trial.cycle().snapshot());
        Vector<Pod> victims = potential;
        for (Pod pod : divided._1.appendAll(divided._2)) {
            Vector<Pod> others = victims.remove(pod);
            if (trial.without(node, others).refusalOf(node.name()).isEmpty()) {
                victims = others;
            }
        }
        return new Candidate(node, victims, divided._1.count(victims::contains));
    }
}
