package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** Where an Ingress answers. */
@Value.Immutable
@JsonDeserialize(builder = IngressStatus.Builder.class)
public interface IngressStatus extends ApiValue, WithIngressStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses of the load balancer. */
    @Value.Default
    default IngressLoadBalancerStatus loadBalancer() {
        return IngressLoadBalancerStatus.builder().build();
    }

    /** Builds an {@link IngressStatus}. */
    final class Builder extends ImmutableIngressStatus.Builder {
        Builder() {}
    }
}
