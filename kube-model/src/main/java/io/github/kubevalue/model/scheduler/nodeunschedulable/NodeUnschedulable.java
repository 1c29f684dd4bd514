package io.github.kubevalue.model.scheduler.nodeunschedulable;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Taint;
import io.github.kubevalue.model.core.TaintEffect;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;

/** Refuses nodes whose {@code spec.unschedulable} is set, unless the pod tolerates the taint that stands for it. */
public final class NodeUnschedulable implements FilterPlugin {
    // pkg/scheduler/framework/plugins/nodeunschedulable/node_unschedulable.go
    private static final Taint TAINT = Taint.of("node.kubernetes.io/unschedulable", TaintEffect.NO_SCHEDULE);
    private static final Status REFUSAL = Status.unresolvable("node(s) were unschedulable");

    @Override
    public String name() {
        return "NodeUnschedulable";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        return !cycle.table().hasUnschedulable() || cycle.pod().spec().tolerates(TAINT)
                ? Filter.PASS
                : Filter.of(node -> Status.of(!node.isUnschedulable(), REFUSAL));
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(Node.KIND, Action.ADD, Action.UPDATE_NODE_TAINT)
                || event.is(Pod.KIND, Action.UPDATE_POD_TOLERATION);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        if (event.kind().equals(Node.KIND)) {
            return event.nodeBefore().forAll(node -> node.spec().isUnschedulable())
                    && event.nodeAfter().exists(node -> !node.spec().isUnschedulable());
        }
        return event.isOf(waiting) && waiting.spec().tolerates(TAINT);
    }
}
