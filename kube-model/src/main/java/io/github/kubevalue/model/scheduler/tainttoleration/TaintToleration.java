package io.github.kubevalue.model.scheduler.tainttoleration;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodSpec;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.nodetable.Nodes;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
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
 * Refuses nodes with a taint of effect {@code NoSchedule} or {@code NoExecute} that the pod does not tolerate, and
 * prefers nodes with few taints of effect {@code PreferNoSchedule} that it does not tolerate.
 */
public final class TaintToleration implements FilterPlugin, ScorePlugin {
    // pkg/scheduler/framework/plugins/tainttoleration/taint_toleration.go
    private static final Status REFUSAL = Status.unresolvable("node(s) had untolerated taint(s)");

    @Override
    public String name() {
        return "TaintToleration";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        PodSpec spec = cycle.pod().spec();
        return cycle.table().hasTaints()
                ? Filter.of(node -> Status.of(tolerates(spec, node.taints()), REFUSAL))
                : Filter.PASS;
    }

    private static boolean tolerates(PodSpec spec, Seq<Taint> taints) {
        return taints.isEmpty() || taints.forAll(spec::tolerates);
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_TAINT)
                || event.is(Pod.KIND, Action.UPDATE_POD_TOLERATION);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        if (event.kind().equals(Node.KIND)) {
            return event.nodeBefore().forAll(node -> !tolerates(waiting, node))
                    && tolerates(waiting, event.nodeAfter().get());
        }
        return event.isOf(waiting);
    }

    private static boolean tolerates(Pod pod, Node node) {
        return node.spec()
                .taints()
                .filter(taint -> taint.effect().equals(TaintEffect.NO_SCHEDULE)
                        || taint.effect().equals(TaintEffect.NO_EXECUTE))
                .forAll(pod.spec()::tolerates);
    }

    @Override
    public Option<Scores> score(Cycle cycle, Nodes feasible) {
        if (!cycle.table().discourages()) {
            return Option.of(Scores.same(feasible.size(), MAX));
        }
        Seq<Toleration> tolerations = cycle.pod()
                .spec()
                .tolerations()
                .filter(toleration -> toleration
                        .effect()
                        .forAll(effect -> effect.text().isEmpty() || effect.equals(TaintEffect.PREFER_NO_SCHEDULE)));
        return Option.of(Scores.of(
                        feasible,
                        node -> node.softTaints()
                                .count(taint -> !tolerations.exists(toleration -> toleration.tolerates(taint))))
                .reversed());
    }
}
