package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** What a headless Service publishes: its pods, together under a name and each under its own below that. */
// sigs.k8s.io/external-dns, source/service.go, extractHeadlessEndpoints
record HeadlessSource(Snapshot snapshot, Service service) {

    Seq<Published> published(String host) {
        long ttl = new Annotations(service).ttl();
        return snapshot.by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name())
                .flatMap(EndpointSlice::endpoints)
                .filter(endpoint -> endpoint.conditions().isReady()
                        || service.spec().publishNotReadyAddresses().getOrElse(false))
                .flatMap(endpoint -> pod(endpoint)
                        .toVector()
                        .flatMap(pod -> names(host, pod)
                                .flatMap(name -> targets(pod, endpoint).map(target -> Tuple.of(name, target)))))
                .groupBy(Tuple2::_1)
                .toVector()
                .flatMap(name -> Published.of(name._1, name._2.map(Tuple2::_2).distinct(), ttl));
    }

    private Option<Pod> pod(Endpoint endpoint) {
        return endpoint.targetRef()
                .filter(target -> target.kind().contains("Pod"))
                .flatMap(target -> target.name())
                .flatMap(name -> snapshot.get(Pod.KIND, service.namespace(), name));
    }

    private static Seq<String> names(String host, Pod pod) {
        return Vector.of(host)
                .appendAll(pod.spec().hostname().filter(name -> !name.isEmpty()).map(name -> name + "." + host));
    }

    private Seq<String> targets(Pod pod, Endpoint endpoint) {
        Seq<String> given = new Annotations(pod).list("target");
        if (!given.isEmpty()) {
            return given;
        }
        return switch (new Annotations(service).value("endpoints-type").getOrElse("")) {
            case "NodeExternalIP" ->
                pod.spec()
                        .nodeName()
                        .flatMap(name -> snapshot.get(Node.KIND, name))
                        .toVector()
                        .flatMap(node -> node.status().addresses())
                        .filter(address -> address.type().equals(NodeAddressType.EXTERNAL_IP))
                        .map(NodeAddress::address);
            case "HostIP" -> pod.status().hostIP().toVector();
            default -> endpoint.addresses().take(1);
        };
    }
}
