package io.github.kubevalue.dsl.diagnose.unrest;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.dsl.diagnose.Trouble;
import io.github.kubevalue.dsl.diagnose.Workload;
import io.github.kubevalue.model.apiserver.Disruption;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.TopologySpreadConstraint;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.environment.Drain;
import io.github.kubevalue.model.errors.ApiError;
import io.github.kubevalue.model.policy.PodDisruptionBudget;
import io.github.kubevalue.model.policy.PodDisruptionBudgetStatus;
import io.github.kubevalue.model.scheduler.attempt.Evaluation;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Clusters that rest short of what is wanted, and stay there. */
public final class StandstillChecks {
    private StandstillChecks() {}

    /** Each of the ways in which pods are to be spread leaves a node for one more, but no node is left by all. */
    public static Seq<Finding> spreadWithoutRoom(Facts facts) {
        return facts.workloads().flatMap(workload -> {
            Seq<Pod> waiting =
                    workload.pods().filter(pod -> Trouble.unscheduled(pod).isDefined());
            return waiting.headOption()
                    .map(pod -> left(pod, facts))
                    .filter(left -> left.size() > 1 && left.forAll(each -> !each._2.isEmpty()))
                    .map(left -> spreadWithoutRoom(workload, waiting.size(), left));
        });
    }

    /** The nodes that each constraint leaves by itself, if together they leave none. */
    private static Seq<Tuple2<TopologySpreadConstraint, Seq<String>>> left(Pod pod, Facts facts) {
        Seq<TopologySpreadConstraint> all = pod.spec().topologySpreadConstraints();
        Seq<TopologySpreadConstraint> hard = all.filter(
                constraint -> constraint.whenUnsatisfiable().equals(UnsatisfiableConstraintAction.DO_NOT_SCHEDULE));
        return feasible(pod, hard, facts).isEmpty()
                ? hard.map(constraint -> Tuple.of(constraint, feasible(pod, Vector.of(constraint), facts)))
                : Vector.empty();
    }

    private static Seq<String> feasible(Pod pod, Seq<TopologySpreadConstraint> constraints, Facts facts) {
        return facts.evaluation(pod.withSpec(pod.spec().withTopologySpreadConstraints(constraints)))
                .map(Evaluation::feasible)
                .getOrElse(Vector.empty());
    }

    private static Finding spreadWithoutRoom(
            Workload workload, int waiting, Seq<Tuple2<TopologySpreadConstraint, Seq<String>>> left) {
        return Finding.error("spread-without-room", workload.object(), workload.specField("topologySpreadConstraints"))
                .message(waiting + " of " + workload.pods().size() + " pods "
                        + (waiting == 1 ? "finds" : "find") + " no node, and never will: "
                        + left.map(each -> "to be spread by " + each._1.topologyKey() + " the next must go to "
                                        + each._2.mkString(" or "))
                                .mkString(", and "))
                .because(left.map(each -> each._1.topologyKey() + ": maxSkew " + each._1.maxSkew() + ", DoNotSchedule"))
                .fix("raise a maxSkew, make one of them ScheduleAnyway, or have as many nodes in each domain")
                .build();
    }

    /** A node that is being drained keeps pods that their budgets let nobody evict. */
    public static Seq<Finding> blockedDrains(Facts facts) {
        return facts.snapshot()
                .list(Node.KIND)
                .filter(Drain::isOf)
                .flatMap(node -> Drain.leaving(node, facts.snapshot())
                        .map(pod -> new Disruption(pod, facts.snapshot()))
                        .filter(disruption -> disruption.refusal().isDefined())
                        .groupBy(disruption -> disruption.budgets().map(PodDisruptionBudget::key))
                        .toVector()
                        .sortBy(each -> each._1.mkString())
                        .map(each -> blockedDrain(node, each._2)));
    }

    private static Finding blockedDrain(Node node, Seq<Disruption> held) {
        ApiError refusal = held.head().refusal().get();
        Seq<PodDisruptionBudget> budgets = held.head().budgets();
        Seq<String> pods = held.map(disruption -> disruption.pod().name()).sorted();
        String start = "node " + node.name() + " is never drained: " + pods.mkString(" and ")
                + (pods.size() == 1 ? " is" : " are") + " not let go, for ";
        return budgets.size() > 1
                ? Finding.error("drain-blocked", budgets.head(), "spec.selector")
                        .message(start + "more than one budget selects "
                                + (pods.size() == 1 ? "it: " : "them: ")
                                + budgets.map(PodDisruptionBudget::name).mkString(" and "))
                        .addBecause(refusal.message())
                        .fix("let one budget select a pod, not more")
                        .build()
                : heldBy(budgets.head(), start, refusal);
    }

    private static Finding heldBy(PodDisruptionBudget budget, String start, ApiError refusal) {
        PodDisruptionBudgetStatus status = budget.status();
        String field = budget.spec().minAvailable().isDefined() ? "minAvailable" : "maxUnavailable";
        String bound = budget.spec()
                .minAvailable()
                .orElse(budget.spec().maxUnavailable())
                .map(Object::toString)
                .getOrElse("");
        return Finding.error("drain-blocked", budget, "spec." + field)
                .message(start + "the budget asks for " + status.desiredHealthy() + " healthy pods and there are "
                        + status.currentHealthy() + " of " + status.expectedPods())
                .addBecause(refusal.message() + " (" + field + ": " + bound + ", disruptionsAllowed: "
                        + status.disruptionsAllowed() + ")")
                .fix("have more pods than must be healthy, or allow one to be missing (maxUnavailable: 1)")
                .build();
    }
}
