package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Refuses nodes where the pod would make its domain exceed the emptiest one by more than a {@code DoNotSchedule}
 * constraint allows, and prefers nodes of emptier domains by the {@code ScheduleAnyway} constraints; for a pod without
 * constraints, by those that every cluster has.
 */
public final class PodTopologySpread implements FilterPlugin, ScorePlugin {
    // pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
    private static final String REASON = "node(s) didn't match pod topology spread constraints";
    private static final Status SKEWED = Status.unschedulable(REASON);
    private static final Status UNLABELLED = Status.unresolvable(REASON + " (missing required label)");

    @Override
    public String name() {
        return "PodTopologySpread";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<Constraint> constraints = Constraint.of(cycle.pod(), UnsatisfiableConstraintAction.DO_NOT_SCHEDULE);
        if (constraints.isEmpty()) {
            return Filter.PASS;
        }
        Seq<Domains> domains = constraints.map(constraint -> Domains.of(cycle, constraint, constraints));
        return Filter.of(node -> domains.map(domain -> judge(cycle, domain, node))
                .find(status -> !status.isSuccess())
                .getOrElse(Status.SUCCESS));
    }

    private static Status judge(Cycle cycle, Domains domains, NodeInfo node) {
        Constraint constraint = domains.constraint();
        Option<String> domain = node.label(constraint.key());
        if (domain.isEmpty()) {
            return UNLABELLED;
        }
        int self = constraint.selects(cycle.pod()) ? 1 : 0;
        int skew = domains.count(domain.get()) + self - domains.least();
        return Status.of(skew <= constraint.maxSkew(), SKEWED);
    }

    @Override
    public Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible) {
        boolean byDefault = cycle.pod().spec().topologySpreadConstraints().isEmpty();
        Seq<Constraint> constraints = byDefault
                ? DefaultConstraints.of(cycle)
                : Constraint.of(cycle.pod(), UnsatisfiableConstraintAction.SCHEDULE_ANYWAY);
        return constraints.isEmpty()
                ? ScorePlugin.indifferent(feasible)
                : new SpreadScore(cycle, feasible, constraints, !byDefault).scores();
    }
}
