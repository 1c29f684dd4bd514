package io.github.kubevalue.model.scheduler.tainttoleration;

import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.core.Toleration;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.ScorePlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;

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
        return Filter.of(node -> Status.of(
                node.node()
                        .spec()
                        .taints()
                        .forAll(taint ->
                                keepsNobodyOff(taint) || cycle.pod().spec().tolerates(taint)),
                REFUSAL));
    }

    private static boolean keepsNobodyOff(Taint taint) {
        return !taint.effect().equals(TaintEffect.NO_SCHEDULE)
                && !taint.effect().equals(TaintEffect.NO_EXECUTE);
    }

    @Override
    public Seq<Long> score(Cycle cycle, Seq<NodeInfo> feasible) {
        Seq<Toleration> tolerations = cycle.pod()
                .spec()
                .tolerations()
                .filter(toleration -> toleration
                        .effect()
                        .forAll(effect -> effect.text().isEmpty() || effect.equals(TaintEffect.PREFER_NO_SCHEDULE)));
        return ScorePlugin.reversed(feasible.map(node -> node.node()
                        .spec()
                        .taints()
                        .filter(taint -> taint.effect().equals(TaintEffect.PREFER_NO_SCHEDULE))
                        .count(taint -> !tolerations.exists(toleration -> toleration.tolerates(taint)))
                + 0L));
    }
}
