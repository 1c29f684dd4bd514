package io.github.kubevalue.net.proxy;

import io.github.kubevalue.model.address.Cidr;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.net.packet.IpProtocol;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/**
 * One port of a Service in one address family, with all that the rules for it depend on but the endpoints. Addresses of
 * the other family are already left out.
 */
@Value.Immutable
public interface ProxiedPort extends WithProxiedPort {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Namespace, Service and port by name. */
    ServicePortName name();

    /** TCP, UDP or SCTP. */
    IpProtocol protocol();

    /** The cluster IP. */
    Ip clusterIp();

    /** The port of the cluster IP, of external IPs and of load balancer IPs. */
    int port();

    /** The port opened on the nodes. */
    Option<Integer> nodePort();

    /** The addresses that {@code externalIPs} names. */
    Seq<Ip> externalIps();

    /** The load balancer's addresses to which packets come unchanged ({@code ipMode: VIP}). */
    Seq<Ip> loadBalancerVips();

    /** Who may use the load balancer's addresses; nobody is refused if empty. */
    Seq<Cidr> sourceRanges();

    /** Whether traffic from outside may use only endpoints of the node that it came to. */
    @Value.Default
    default boolean externalPolicyLocal() {
        return false;
    }

    /** Whether traffic to the cluster IP may use only endpoints of its own node. */
    @Value.Default
    default boolean internalPolicyLocal() {
        return false;
    }

    /** For how many seconds a client keeps its endpoint; none without session affinity. */
    Option<Integer> affinitySeconds();

    /** The port on which nodes say whether they have a local endpoint. */
    Option<Integer> healthCheckNodePort();

    /** Whether there is any way in but the cluster IP. */
    // pkg/proxy/serviceport.go, ExternallyAccessible
    default boolean isExternallyAccessible() {
        return nodePort().isDefined()
                || !loadBalancerVips().isEmpty()
                || !externalIps().isEmpty();
    }

    /** Whether some traffic of this port is under policy Cluster. */
    // pkg/proxy/serviceport.go, UsesClusterEndpoints: also with policy Local for both, since pods and processes of the
    // node are not held to the external policy
    default boolean usesClusterEndpoints() {
        return !internalPolicyLocal() || isExternallyAccessible();
    }

    /** Whether some traffic of this port is under policy Local. */
    // pkg/proxy/serviceport.go, UsesLocalEndpoints
    default boolean usesLocalEndpoints() {
        return internalPolicyLocal() || externalPolicyLocal() && isExternallyAccessible();
    }

    /** Builds a {@link ProxiedPort}. */
    final class Builder extends ImmutableProxiedPort.Builder {
        Builder() {}
    }
}
