package io.github.kubevalue.model.scheduler.nodeports;

import io.github.kubevalue.model.resource.HostPort;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.NodeInfo;
import io.github.kubevalue.model.scheduler.Status;
import io.vavr.collection.Seq;

/** Refuses nodes on which a host port of the pod is taken. */
public final class NodePorts implements FilterPlugin {
    // pkg/scheduler/framework/plugins/nodeports/node_ports.go
    private static final Status REFUSAL =
            Status.unschedulable("node(s) didn't have free ports for the requested pod ports");

    @Override
    public String name() {
        return "NodePorts";
    }

    @Override
    public Filter prepare(Cycle cycle) {
        Seq<HostPort> wanted = HostPort.of(cycle.pod().spec());
        return wanted.isEmpty() ? Filter.PASS : Filter.of(node -> Status.of(isFree(node, wanted), REFUSAL));
    }

    private static boolean isFree(NodeInfo node, Seq<HostPort> wanted) {
        return node.load().ports().keySet().forAll(taken -> !wanted.exists(taken::clashesWith));
    }
}
