package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.immutables.value.Value;

/** What a Service is to be. */
@Value.Immutable
@JsonDeserialize(builder = ServiceSpec.Builder.class)
public interface ServiceSpec extends ApiValue, WithServiceSpec {

    /** Said in place of an address, this makes a Service headless. */
    String NO_CLUSTER_IP = "None";

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The ports. */
    Seq<ServicePort> ports();

    /** Labels of the pods behind it; if there are none, somebody else keeps its endpoints. */
    SortedMap<String, String> selector();

    /** Its address in the cluster; {@code None} for a headless Service. */
    Option<String> clusterIP();

    /** Its addresses, at most one of each family, the first one as {@link #clusterIP()}. */
    Seq<String> clusterIPs();

    /** How it is reached; {@code ClusterIP} unless set. */
    Option<ServiceType> type();

    /** Addresses of others that nodes accept for it. */
    Seq<String> externalIPs();

    /** Whether a client comes back to the endpoint it had; {@code None} unless set. */
    Option<ServiceAffinity> sessionAffinity();

    /** The address wanted of the load balancer. */
    Option<String> loadBalancerIP();

    /** Who may use the load balancer; everybody unless set. */
    Seq<String> loadBalancerSourceRanges();

    /** The name that it is an alias of. */
    Option<String> externalName();

    /** Which endpoints serve clients outside the cluster; all unless set. */
    Option<ServiceExternalTrafficPolicy> externalTrafficPolicy();

    /** The port at which nodes say whether they have endpoints. */
    Option<Integer> healthCheckNodePort();

    /** Whether pods that are not ready count as ready. */
    Option<Boolean> publishNotReadyAddresses();

    /** Details of the session affinity. */
    Option<SessionAffinityConfig> sessionAffinityConfig();

    /** Families of its addresses. */
    Seq<IPFamily> ipFamilies();

    /** How many families it has. */
    Option<IPFamilyPolicy> ipFamilyPolicy();

    /** Whether a load balancer's ports get node ports; true unless set. */
    Option<Boolean> allocateLoadBalancerNodePorts();

    /** Who implements its load balancer; the cloud unless set. */
    Option<String> loadBalancerClass();

    /** Which endpoints serve clients inside the cluster; all unless set. */
    Option<ServiceInternalTrafficPolicy> internalTrafficPolicy();

    /** Which endpoints are preferred: {@code PreferSameZone}, {@code PreferSameNode}. */
    Option<String> trafficDistribution();

    /** How the Service is reached: by an address of the cluster, unless it says otherwise. */
    default ServiceType effectiveType() {
        return type().getOrElse(ServiceType.CLUSTER_IP);
    }

    /** Whether the Service has no address of its own: its name stands for those of its pods. */
    default boolean isHeadless() {
        return !isExternalName() && clusterIP().contains(NO_CLUSTER_IP);
    }

    /** Whether the Service is only an alias of a name elsewhere. */
    default boolean isExternalName() {
        return effectiveType().equals(ServiceType.EXTERNAL_NAME);
    }

    /** The first address in the cluster; none before it is allocated, for headless Services and for aliases. */
    default Option<Ip> clusterIp() {
        return clusterIpList().headOption();
    }

    /** The addresses in the cluster, at most one of each family. */
    default Seq<Ip> clusterIpList() {
        Seq<String> texts = clusterIPs().isEmpty() ? clusterIP().toVector() : clusterIPs();
        return isExternalName() ? Vector.empty() : texts.flatMap(Ip::tryParseSloppy);
    }

    /** The addresses of others that nodes accept for the Service. */
    default Seq<Ip> externalIpList() {
        return externalIPs().flatMap(Ip::tryParseSloppy);
    }

    /** The port of that name. */
    default Option<ServicePort> port(String name) {
        return ports().find(port -> port.name().contains(name));
    }

    /** Whether outside traffic stays on the node it reached. */
    default boolean isExternalLocal() {
        return externalTrafficPolicy().contains(ServiceExternalTrafficPolicy.LOCAL);
    }

    /** Whether inside traffic stays on its node. */
    default boolean isInternalLocal() {
        return internalTrafficPolicy().contains(ServiceInternalTrafficPolicy.LOCAL);
    }

    /** For how long a client comes back to the endpoint it had; none without session affinity. */
    default Option<Duration> affinityTimeout() {
        return sessionAffinity()
                .filter(ServiceAffinity.CLIENT_IP::equals)
                .map(affinity -> sessionAffinityConfig()
                        .flatMap(SessionAffinityConfig::clientIP)
                        .flatMap(ClientIPConfig::timeoutSeconds)
                        .getOrElse(ClientIPConfig.DEFAULT_TIMEOUT_SECONDS))
                .map(Duration::ofSeconds);
    }

    /** Returns this specification with that address, or {@link #NO_CLUSTER_IP}. */
    default ServiceSpec withClusterIP(String address) {
        return withClusterIP(Option.of(address));
    }

    /** Returns this specification with that type. */
    default ServiceSpec withType(ServiceType type) {
        return withType(Option.of(type));
    }

    /** Builds a {@link ServiceSpec}. */
    final class Builder extends ImmutableServiceSpec.Builder {
        Builder() {}
    }
}
