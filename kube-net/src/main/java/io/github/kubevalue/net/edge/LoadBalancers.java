package io.github.kubevalue.net.edge;

import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.NodeCondition;
import io.github.kubevalue.model.core.Service;
import io.github.kubevalue.model.core.ServicePort;
import io.github.kubevalue.model.discovery.EndpointSliceIndexes;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.github.kubevalue.model.runtime.KubeletState;
import io.github.kubevalue.model.store.Snapshot;
import io.github.kubevalue.net.packet.IpProtocol;
import io.github.kubevalue.net.proxy.ProxiedServices;
import io.github.kubevalue.net.proxy.ProxyHealth;
import io.github.kubevalue.net.proxy.ServiceHealth;
import io.vavr.Lazy;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;

/** The load balancers in front of Services, by their addresses, and the external addresses that are routed to nodes. */
public final class LoadBalancers {
    // staging/src/k8s.io/api/core/v1/well_known_labels.go, LabelNodeExcludeBalancers
    private static final String EXCLUDED = "node.kubernetes.io/exclude-from-external-load-balancers";

    private static final Set<String> FALSE = HashSet.of("0", "f", "F", "false", "FALSE", "False");

    private final Snapshot snapshot;
    private final Lazy<Seq<Node>> members;
    private final Map<Ip, Service> byAddress;
    private final Map<Ip, Service> byExternalIp;

    private LoadBalancers(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.members = Lazy.of(() -> snapshot.list(Node.KIND).filter(LoadBalancers::isMember));
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

    /** Returns the nodes that pass the health check of the Service's load balancer in some family. */
    public Seq<Node> healthyNodes(Service service) {
        return Vector.of(IpFamily.values())
                .flatMap(family -> healthyNodes(service, family))
                .distinct();
    }

    /**
     * Returns the nodes that pass the health check of the Service's load balancer. It asks the health-check node port of the
     * Service with externalTrafficPolicy Local, else kube-proxy's own. Nodes that are excluded or go away are not asked.
     */
    public Seq<Node> healthyNodes(Service service, IpFamily family) {
        if (!service.spec().isExternalLocal()) {
            return members.get();
        }
        if (ProxiedServices.ports(service, family).isEmpty()) {
            return Vector.empty(); // kube-proxy does not serve it, and answers for it on no port
        }
        Map<String, Integer> ready = ServiceHealth.readyEndpoints(
                snapshot.by(EndpointSliceIndexes.BY_SERVICE, service.namespace() + "/" + service.name()), family);
        return members.get().filter(node -> ready.containsKey(node.name()));
    }

    // staging/src/k8s.io/cloud-provider/controllers/service/controller.go, stableNodeSetPredicates
    private static boolean isMember(Node node) {
        return isIncluded(node) && answers(node) && ProxyHealth.of(node).nodeEligible();
    }

    // nodeIncludedPredicate: only what strconv.ParseBool takes for false keeps a node with the label in
    private static boolean isIncluded(Node node) {
        return node.metadata().labels().get(EXCLUDED).forAll(FALSE::contains);
    }

    /**
     * Whether anything on the node can answer: kube-proxy runs on where the kubelet has stopped, or says itself that the node is not
     * ready. Where nothing is known but that the node is not heard of, its machine is taken to be gone.
     */
    private static boolean answers(Node node) {
        return switch (KubeletState.of(node)) {
            case LOST -> false;
            case STOPPED -> true;
            case RUNNING ->
                node.status()
                        .condition(NodeCondition.READY)
                        .exists(condition -> !condition.status().equals(ConditionStatus.UNKNOWN));
        };
    }
}
