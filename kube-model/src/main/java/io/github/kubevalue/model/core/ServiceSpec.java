package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a Service is to be. */
@Value.Immutable
@JsonDeserialize(builder = ServiceSpec.Builder.class)
public interface ServiceSpec extends ApiValue, WithServiceSpec {

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

    /** Builds a {@link ServiceSpec}. */
    final class Builder extends ImmutableServiceSpec.Builder {
        Builder() {}
    }
}
