package io.github.kubevalue.model.scheduler.nodename;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;

/** Refuses all nodes but the one that the pod names. */
public final class NodeName implements FilterPlugin {
    // pkg/scheduler/framework/plugins/nodename/node_name.go
    private static final Status REFUSAL = Status.unresolvable("node(s) didn't match the requested node name");

    @Override
    public String name() {
        return "NodeName";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        String wanted = cycle.pod().spec().nodeName().getOrElse("");
        return wanted.isEmpty()
                ? Filter.PASS
                : Filter.of(node -> Status.of(node.name().equals(wanted), REFUSAL));
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(Node.KIND, Action.ADD);
    }
}
