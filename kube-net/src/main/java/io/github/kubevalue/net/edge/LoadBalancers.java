package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.Locale;

/** The load balancers in front of Services, by their addresses, and the external addresses that are routed to nodes. */
public final class LoadBalancers {
    // staging/src/k8s.io/api/core/v1/well_known_labels.go, LabelNodeExcludeBalancers
    private static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

    private final Snapshot snapshot;
    private final Map<Ip, Service> byAddress;
    private final Map<Ip, Service> byExternalIp;

    private LoadBalancers(Snapshot snapshot) {
        this.snapshot = snapshot;
        Seq<Service> services = snapshot.list(Service.KIND);
        this.byAddress =
                HashMap.ofEntries(services.flatMap(s -> s.loadBalancerIps().map(ip -> Tuple.of(ip, s))));
        this.byExternalIp = HashMap.ofEntries(
                services.flatMap(s -> s.spec().externalIpList().map(ip -> Tuple.of(ip, s))));
    }

    /** Returns the load balancers of a cluster as it is at that moment. */
    public static LoadBalancers of(Snapshot snapshot) {
        return new LoadBalancers(snapshot);
    }

    /** Returns the Service whose load balancer has that address. */
    public Option<Service> at(Ip address) {
        return byAddress.get(address);
    }

    /** Returns the Service that has that external address, which the network routes to the nodes. */
    public Option<Service> external(Ip address) {
        return byExternalIp.get(address);
    }

    /** Returns the port of the Service that a load balancer listens on. */
    public static Option<ServicePort> port(Service service, IpProtocol protocol, int port) {
        return service.spec()
                .ports()
                .find(candidate -> candidate.port() == port
                        && candidate
                                .effectiveProtocol()
                                .text()
                                .toLowerCase(Locale.ROOT)
                                .equals(protocol.toString()));
    }

    /**
     * Returns the nodes that pass the load balancer's health check: with externalTrafficPolicy Local those with a ready
     * endpoint, else all that are ready; never the excluded ones.
     */
    public Seq<Node> healthyNodes(Service service) {
        Seq<Node> eligible = snapshot.list(Node.KIND)
                .filter(node -> !node.metadata().labels().containsKey(EXCLUDED)
                        && !node.metadata().isDeleting()
                        && node.isReady());
        if (!service.spec().isExternalLocal()) {
            return eligible;
        }
        Seq<String> withEndpoint = snapshot.by(
                        EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name())
                .flatMap(slice -> slice.endpoints())
                .filter(endpoint -> endpoint.conditions().ready().getOrElse(true))
                .flatMap(endpoint -> endpoint.nodeName());
        return eligible.filter(node -> withEndpoint.contains(node.name()));
    }
}
