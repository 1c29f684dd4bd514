package io.github.kubevalue.dsl.cli;

import io.github.kubevalue.model.cluster.Cluster;
import io.github.kubevalue.model.controller.Controller;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.fault.Fault;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/**
 * Says what is wrong with a fault that can befall nothing of a cluster.
 *
 * @param cluster the cluster
 */
record FaultTargets(Cluster cluster) implements Fault.Visitor<Option<String>> {
    /**
     * Refuses faults of which one can befall nothing of a cluster.
     *
     * @throws BadInput with what is wrong with the first such fault
     */
    static void check(Cluster cluster, Seq<Fault> faults) {
        FaultTargets targets = new FaultTargets(cluster);
        faults.flatMap(fault -> fault.accept(targets).map(why -> fault + ": " + why))
                .headOption()
                .forEach(why -> {
                    throw new BadInput(why);
                });
    }

    @Override
    public Option<String> nodeLost(Fault.NodeLost fault) {
        return node(fault.node());
    }

    @Override
    public Option<String> kubeletStopped(Fault.KubeletStopped fault) {
        return node(fault.node());
    }

    @Override
    public Option<String> kubeletStarted(Fault.KubeletStarted fault) {
        return node(fault.node());
    }

    @Override
    public Option<String> controllerRestarted(Fault.ControllerRestarted fault) {
        return controller(fault.controller());
    }

    @Override
    public Option<String> writesRefused(Fault.WritesRefused fault) {
        return controller(fault.controller());
    }

    @Override
    public Option<String> apiServerDown(Fault.ApiServerDown fault) {
        return Option.none();
    }

    @Override
    public Option<String> watchDelayed(Fault.WatchDelayed fault) {
        return controller(fault.controller());
    }

    private Option<String> node(String name) {
        return Option.when(
                cluster.snapshot().get(Node.KIND, name).isEmpty(),
                () -> "there is no node \"" + name + "\"; there are "
                        + cluster.snapshot().list(Node.KIND).map(Node::name).mkString(", "));
    }

    private Option<String> controller(String name) {
        return Option.when(
                !cluster.controllers().exists(controller -> controller.name().equals(name)),
                () -> "there is no controller \"" + name + "\"; there are "
                        + cluster.controllers()
                                .map(Controller::name)
                                .distinct()
                                .sorted()
                                .mkString(", "));
    }
}
