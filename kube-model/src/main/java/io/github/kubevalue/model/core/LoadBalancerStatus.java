package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What a load balancer is at present. */
@Value.Immutable
@JsonDeserialize(builder = LoadBalancerStatus.Builder.class)
public interface LoadBalancerStatus extends ApiValue, WithLoadBalancerStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it takes traffic. */
    Seq<LoadBalancerIngress> ingress();

    /** Builds a {@link LoadBalancerStatus}. */
    final class Builder extends ImmutableLoadBalancerStatus.Builder {
        Builder() {}
    }
}
