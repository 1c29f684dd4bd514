package io.github.kubevalue.model.cluster;

import io.github.kubevalue.model.apiserver.Write;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.fault.Fault;
import io.github.kubevalue.model.runtime.KubeletState;

/** A cluster that is struck by a fault. */
record Strike(Cluster cluster) implements Fault.Visitor<Cluster> {

    @Override
    public Cluster nodeLost(Fault.NodeLost fault) {
        return told(fault.node(), KubeletState.LOST);
    }

    @Override
    public Cluster kubeletStopped(Fault.KubeletStopped fault) {
        return told(fault.node(), KubeletState.STOPPED);
    }

    @Override
    public Cluster kubeletStarted(Fault.KubeletStarted fault) {
        return told(fault.node(), KubeletState.RUNNING);
    }

    /** What became of the machine of a node is said by an annotation, as it may be in a manifest. */
    private Cluster told(String name, KubeletState state) {
        return cluster.snapshot()
                .get(Node.KIND, name)
                .flatMap(node ->
                        cluster.request(new Write.Update(state.said(node))).toOption())
                .getOrElse(cluster);
    }

    @Override
    public Cluster controllerRestarted(Fault.ControllerRestarted fault) {
        return new Restart(cluster, fault.controller()).cluster();
    }

    @Override
    public Cluster writesRefused(Fault.WritesRefused fault) {
        return cluster.withAdversity(cluster.adversity().refusing(fault.controller(), fault.times()));
    }

    @Override
    public Cluster apiServerDown(Fault.ApiServerDown fault) {
        return cluster.withAdversity(cluster.adversity().down(cluster.now().plus(fault.time())));
    }

    @Override
    public Cluster watchDelayed(Fault.WatchDelayed fault) {
        Adversity.Lag lag = new Adversity.Lag(cluster.snapshot(), cluster.now().plus(fault.time()));
        return cluster.withAdversity(cluster.adversity().lagging(fault.controller(), lag));
    }
}
