package io.github.kubevalue.dns.externaldns;

import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
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
        return annotations
                .list("hostname")
                .flatMap(host -> under(service, host, false))
                .appendAll(annotations.list("internal-hostname").flatMap(host -> under(service, host, true)))
                .filter(one -> !one.targets().isEmpty());
    }

    /** What a Service publishes under a name, for the inside of the network or for all. */
    private Seq<Published> under(Service service, String host, boolean internal) {
        Annotations annotations = new Annotations(service);
        Seq<String> given = annotations.list("target");
        boolean pods = given.isEmpty() && isHeadless(service);
        return pods
                ? new HeadlessSource(snapshot, service).published(host)
                : Published.of(host, given.isEmpty() ? targets(service, internal) : given, annotations.ttl())
                        .toVector();
    }

    private Seq<String> targets(Service service, boolean internal) {
        ServiceType type = service.spec().type().getOrElse(ServiceType.CLUSTER_IP);
        Seq<String> external = service.spec().externalIPs();
        if (type.equals(ServiceType.LOAD_BALANCER)) {
            return internal ? clusterIp(service) : external.isEmpty() ? balancer(service) : external;
        }
        if (type.equals(ServiceType.EXTERNAL_NAME)) {
            return external.isEmpty() ? service.spec().externalName().toVector() : external;
        }
        if (type.equals(ServiceType.NODE_PORT)) {
            return new NodeAddresses(snapshot).of(service);
        }
        return internal ? clusterIp(service) : Vector.empty();
    }

    private static Seq<String> balancer(Service service) {
        return service.status()
                .loadBalancer()
                .ingress()
                .flatMap(ingress -> ingress.ip().toVector().appendAll(ingress.hostname()));
    }

    private static boolean isHeadless(Service service) {
        return service.spec().clusterIP().contains("None")
                && service.spec().type().getOrElse(ServiceType.CLUSTER_IP).equals(ServiceType.CLUSTER_IP);
    }

    private static Seq<String> clusterIp(Service service) {
        return service.spec().clusterIP().filter(ip -> !ip.equals("None")).toVector();
    }
}
