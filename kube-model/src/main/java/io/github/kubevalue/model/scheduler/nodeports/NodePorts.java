package io.github.kubevalue.model.scheduler.nodeports;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.nodetable.NodeInfo;
import io.github.kubevalue.model.resource.HostPort;
import io.github.kubevalue.model.scheduler.ClusterEvent;
import io.github.kubevalue.model.scheduler.ClusterEvent.Action;
import io.github.kubevalue.model.scheduler.Cycle;
import io.github.kubevalue.model.scheduler.Filter;
import io.github.kubevalue.model.scheduler.FilterPlugin;
import io.github.kubevalue.model.scheduler.Status;
import io.github.kubevalue.model.store.Snapshot;
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
        return !clash(node.load().ports().keySet(), wanted);
    }

    private static boolean clash(Iterable<HostPort> taken, Seq<HostPort> wanted) {
        for (HostPort port : taken) {
            if (wanted.exists(port::clashesWith)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean heeds(ClusterEvent event) {
        return event.is(Node.KIND, Action.ADD) || event.is(Pod.KIND, Action.DELETE);
    }

    @Override
    public boolean mayHelp(ClusterEvent event, Pod waiting, Snapshot snapshot) {
        if (event.kind().equals(Node.KIND)) {
            return true;
        }
        Pod gone = (Pod) event.object();
        return gone.isPlaced() && clash(HostPort.of(gone.spec()), HostPort.of(waiting.spec()));
    }
}
