package io.github.kubevalue.model.controller.ingress;

import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Pod;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServiceType;
import io.github.kubevalue.model.networking.IngressLoadBalancerIngress;
import io.github.kubevalue.model.store.Snapshot;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Where a controller is reached, as the status of an Ingress tells it. */
final class Addresses {
    private static final Seq<ServiceType> BEST_FIRST =
            Vector.of(ServiceType.LOAD_BALANCER, ServiceType.NODE_PORT, ServiceType.CLUSTER_IP);

    private Addresses() {}

    /** Of several Services before a controller, the one for the outside counts. */
    static int rank(Service service) {
        int place = BEST_FIRST.indexOf(service.spec().effectiveType());
        return place < 0 ? BEST_FIRST.size() : place;
    }

    /** The addresses of a Service. */
    static Seq<IngressLoadBalancerIngress> of(Service service) {
        // ingress-nginx, internal/ingress/status/status.go, statusAddressFromService
        Seq<IngressLoadBalancerIngress> external = service.spec().externalIPs().map(Addresses::at);
        if (service.spec().effectiveType().equals(ServiceType.LOAD_BALANCER)) {
            return service.status()
                    .loadBalancer()
                    .ingress()
                    .map(ingress -> IngressLoadBalancerIngress.builder()
                            .ip(ingress.ip())
                            .hostname(ingress.hostname())
                            .build())
                    .appendAll(external);
        }
        boolean isExternal = service.spec().effectiveType().equals(ServiceType.NODE_PORT) && !external.isEmpty();
        return isExternal ? external : service.spec().clusterIpList().take(1).map(ip -> at(ip.toString()));
    }

    /** The addresses of the nodes on which pods run. */
    static Seq<IngressLoadBalancerIngress> ofNodes(Seq<Pod> pods, Snapshot snapshot) {
        return pods.filter(Pod::isReady)
                .flatMap(pod -> pod.spec().nodeName())
                .distinct()
                .flatMap(name -> snapshot.get(Node.KIND, name))
                .flatMap(
                        node -> node.externalIps().appendAll(node.internalIps()).headOption())
                .map(ip -> at(ip.toString()));
    }

    private static IngressLoadBalancerIngress at(String ip) {
        return IngressLoadBalancerIngress.builder().ip(ip).build();
    }
}
