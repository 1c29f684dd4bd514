package io.github.kubevalue.model.scheduler.podtopologyspread;

import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.UnsatisfiableConstraintAction;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Scores;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Refuses nodes where the pod would make its domain exceed the emptiest one by more than a {@code DoNotSchedule}
 * constraint allows, and prefers nodes of emptier domains by the {@code ScheduleAnyway} constraints; for a pod without
 * constraints, by those of the cluster.
 */
public final class PodTopologySpread implements FilterPlugin, ScorePlugin {
    // pkg/scheduler/framework/plugins/podtopologyspread/filtering.go
    private static final String REASON = "node(s) didn't match pod topology spread constraints";
    private static final Status SKEWED = Status.unschedulable(REASON);
    private static final Status UNLABELLED = Status.unresolvable(REASON + " (missing required label)");

    private final DefaultConstraints defaults;

    /** Returns the plugin as it is by default. */
    public PodTopologySpread() {
        this(DefaultConstraints.SYSTEM);
    }

    /** Returns the plugin with other constraints for pods that have none. */
    public PodTopologySpread(DefaultConstraints defaults) {
        this.defaults = defaults;
    }

    @Override
    public String name() {
        return "PodTopologySpread";
    }

    private Seq<Constraint> constraints(Pod pod, Snapshot snapshot, UnsatisfiableConstraintAction action) {
        return pod.spec().topologySpreadConstraints().isEmpty()
                ? defaults.of(pod, snapshot, action)
                : Constraint.of(pod, pod.spec().topologySpreadConstraints(), action);
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return SpreadHints.heeds(event);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        return new SpreadHints(waiting, constraints(waiting, snapshot, UnsatisfiableConstraintAction.DO_NOT_SCHEDULE))
                .mayHelp(event);
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<Constraint> constraints =
                constraints(cycle.pod(), cycle.snapshot(), UnsatisfiableConstraintAction.DO_NOT_SCHEDULE);
        if (constraints.isEmpty()) {
            return Filter.PASS;
        }
        Domains[] domains = constraints
                .map(constraint -> Domains.of(cycle, constraint, constraints))
                .toJavaArray(Domains[]::new);
        return Filter.of(node -> judge(domains, node));
    }

    private static Status judge(Domains[] all, NodeInfo node) {
        for (Domains domains : all) {
            if (!domains.includes(node)) {
                return UNLABELLED;
            }
            if (domains.isSkewed(node)) {
                return SKEWED;
            }
        }
        return Status.SUCCESS;
    }

    @Override
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        boolean byDefault = cycle.pod().spec().topologySpreadConstraints().isEmpty();
        Seq<Constraint> constraints =
                constraints(cycle.pod(), cycle.snapshot(), UnsatisfiableConstraintAction.SCHEDULE_ANYWAY);
        boolean strict = !byDefault || !defaults.bySystem();
        return Option.when(
                !constraints.isEmpty(), () -> new SpreadScore(cycle, feasible, constraints, strict).scores());
    }
}
