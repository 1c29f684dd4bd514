package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeAddress;
import io.github.kubevalue.model.core.NodeAddressType;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.discovery.Endpoint;
import io.github.kubevalue.model.discovery.EndpointSlice;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** What a Service publishes. */
// sigs.k8s.io/external-dns, source/service.go
record ServiceSource(Snapshot snapshot) {

    Seq<Published> published(Service service) {
        Annotations annotations = new Annotations(service);
        if (annotations.isForAnother()) {
            return Vector.empty();
        }
        Seq<String> given = annotations.list("target");
        Seq<String> targets = given.isEmpty() ? targets(service) : given;
        long ttl = annotations.ttl();
        Seq<Published> own = annotations.list("hostname").flatMap(host -> Published.of(host, targets, ttl));
        Seq<Published> internal =
                annotations.list("internal-hostname").flatMap(host -> Published.of(host, clusterIp(service), ttl));
        Seq<Published> pods = isHeadless(service)
                ? annotations.list("hostname").flatMap(host -> hosts(service, host, ttl))
                : Vector.empty();
        return own.appendAll(internal)
                .appendAll(pods)
                .filter(one -> !one.targets().isEmpty());
    }

    private Seq<String> targets(Service service) {
        ServiceType type = service.spec().type().getOrElse(ServiceType.CLUSTER_IP);
        Seq<String> external = service.spec().externalIPs();
        if (type.equals(ServiceType.LOAD_BALANCER)) {
            return external.isEmpty()
                    ? service.status()
                            .loadBalancer()
                            .ingress()
                            .flatMap(ingress -> ingress.ip().toVector().appendAll(ingress.hostname()))
                    : external;
        }
        if (type.equals(ServiceType.EXTERNAL_NAME)) {
            return external.isEmpty() ? service.spec().externalName().toVector() : external;
        }
        if (type.equals(ServiceType.NODE_PORT)) {
            Seq<String> outside = nodes(NodeAddressType.EXTERNAL_IP);
            return outside.isEmpty() ? nodes(NodeAddressType.INTERNAL_IP) : outside;
        }
        return isHeadless(service) ? ready(service).flatMap(Endpoint::addresses).distinct() : Vector.empty();
    }

    private Seq<String> nodes(NodeAddressType type) {
        return snapshot.list(Node.KIND)
                .flatMap(node -> node.status().addresses())
                .filter(address -> address.type().equals(type))
                .map(NodeAddress::address);
    }

    private Seq<Published> hosts(Service service, String domain, long ttl) {
        return ready(service)
                .flatMap(endpoint -> endpoint.hostname()
                        .flatMap(host -> Published.of(host + "." + domain, endpoint.addresses(), ttl)));
    }

    private Seq<Endpoint> ready(Service service) {
        return snapshot.by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name())
                .flatMap(EndpointSlice::endpoints)
                .filter(endpoint -> endpoint.conditions().isReady());
    }

    private static boolean isHeadless(Service service) {
        return service.spec().clusterIP().contains("None");
    }

    private static Seq<String> clusterIp(Service service) {
        return service.spec().clusterIP().filter(ip -> !ip.equals("None")).toVector();
    }
}
