package io.github.kubevalue.dsl.diagnose.traffic;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.runtime.KubeletState;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Nodes that take no packets. */
public final class NodeChecks {
    private NodeChecks() {}

    /** The machine is gone: connections that Services still give to its endpoints are lost. */
    public static Seq<Finding> down(Facts facts) {
        Seq<Service> services = facts.snapshot().list(Service.KIND);
        return facts.snapshot()
                .list(Node.KIND)
                .filter(node -> KubeletState.of(node) == KubeletState.LOST)
                .map(node -> down(node, services.flatMap(service -> share(facts, node, service))));
    }

    private static Finding down(Node node, Seq<String> shares) {
        String field = "metadata.annotations[" + KubeletState.ANNOTATION + "]";
        Finding.Builder finding =
                shares.isEmpty() ? Finding.warning("node-down", node, field) : Finding.error("node-down", node, field);
        return finding.message("the machine is gone: what is sent to it and to its pods is lost"
                        + (shares.isEmpty() ? "" : ", and Services still give it connections"))
                .because(shares.isEmpty() ? Vector.of("no ready endpoint of a Service is there") : shares)
                .fix("bring the machine back, or delete the Node: endpoints leave once their pods are not ready,"
                        + " and pods are replaced once they are deleted")
                .build();
    }

    /** What part of a Service's endpoints that are given connections is there. */
    private static Option<String> share(Facts facts, Node node, Service service) {
        Seq<Endpoint> ready = facts.endpointsOf(service)
                .filter(endpoint -> endpoint.conditions().isReady());
        int there = ready.count(endpoint -> endpoint.nodeName().contains(node.name()));
        return Option.when(
                there > 0,
                () -> there + " of " + ready.size() + " ready endpoints of " + service.key() + " "
                        + (there == 1 ? "is" : "are") + " on " + node.key());
    }
}
