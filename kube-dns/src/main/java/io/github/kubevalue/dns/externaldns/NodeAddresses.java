package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.PodIndexes;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The addresses of nodes at which node ports are reached: those that the world outside sees, or else their own. */
// sigs.k8s.io/external-dns, source/service.go, extractNodePortTargets
record NodeAddresses(Snapshot snapshot) {
    /** How much the pods of a node are worth, from which only the best nodes are published. */
    private static final int RUNNING = 1;

    private static final int READY_BUT_ENDING = 2;
    private static final int READY = 3;

    Seq<String> of(Service service) {
        Seq<Node> nodes =
                nodes(service).filter(node -> !node.spec().unschedulable().getOrElse(false));
        Seq<String> external = addresses(nodes, NodeAddressType.EXTERNAL_IP);
        Seq<String> internal = addresses(nodes, NodeAddressType.INTERNAL_IP);
        return switch (new Annotations(service).value("access").getOrElse("")) {
            case "public" -> external;
            case "private" -> internal;
            default -> external.isEmpty() ? internal : external;
        };
    }

    private static Seq<String> addresses(Seq<Node> nodes, NodeAddressType type) {
        return nodes.flatMap(node -> node.status().addresses())
                .filter(address -> address.type().equals(type))
                .map(NodeAddress::address);
    }

    private Seq<Node> nodes(Service service) {
        Seq<Node> all = snapshot.list(Node.KIND);
        if (!service.spec().isExternalLocal()) {
            return all;
        }
        Map<String, Integer> worth = PodIndexes.selected(
                        snapshot,
                        service.namespace(),
                        LabelSelector.of(service.spec().selector()))
                .flatMap(pod ->
                        worth(pod).flatMap(value -> pod.spec().nodeName().map(node -> Tuple.of(node, value))))
                .groupBy(each -> each._1)
                .mapValues(each -> each.map(one -> one._2).max().get());
        Option<Integer> best = worth.values().max();
        return all.filter(node -> best.isDefined() && worth.get(node.name()).equals(best));
    }

    private static Option<Integer> worth(Pod pod) {
        return Option.when(
                pod.status().phase().exists(phase -> phase.toString().equals("Running")),
                () -> !pod.isReady() ? RUNNING : pod.isTerminating() ? READY_BUT_ENDING : READY);
    }
}
