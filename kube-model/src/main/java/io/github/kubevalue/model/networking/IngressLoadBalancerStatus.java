package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The addresses of the load balancer before an Ingress. */
@Value.Immutable
@JsonDeserialize(builder = IngressLoadBalancerStatus.Builder.class)
public interface IngressLoadBalancerStatus extends ApiValue, WithIngressLoadBalancerStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The points of entry. */
    Seq<IngressLoadBalancerIngress> ingress();

    /** Builds an {@link IngressLoadBalancerStatus}. */
    final class Builder extends ImmutableIngressLoadBalancerStatus.Builder {
        Builder() {}
    }
}
