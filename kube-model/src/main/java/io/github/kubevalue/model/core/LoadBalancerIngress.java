package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where a load balancer takes traffic: an address or a name. */
@Value.Immutable
@JsonDeserialize(builder = LoadBalancerIngress.Builder.class)
public interface LoadBalancerIngress extends ApiValue, WithLoadBalancerIngress {

    /** Returns the load balancer that takes traffic at that address. */
    static LoadBalancerIngress atIp(String ip) {
        return builder().ip(ip).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    Option<String> ip();

    /** The name. */
    Option<String> hostname();

    /** How traffic to the address reaches the nodes; {@code VIP} unless set. */
    Option<LoadBalancerIPMode> ipMode();

    /** The state of its ports. */
    Seq<PortStatus> ports();

    /** Builds a {@link LoadBalancerIngress}. */
    final class Builder extends ImmutableLoadBalancerIngress.Builder {
        Builder() {}
    }
}
