package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Condition;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What a Service is at present. */
@Value.Immutable
@JsonDeserialize(builder = ServiceStatus.Builder.class)
public interface ServiceStatus extends ApiValue, WithServiceStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its load balancer. */
    @Value.Default
    default LoadBalancerStatus loadBalancer() {
        return LoadBalancerStatus.builder().build();
    }

    /** Aspects of its state. */
    Seq<Condition> conditions();

    /** Builds a {@link ServiceStatus}. */
    final class Builder extends ImmutableServiceStatus.Builder {
        Builder() {}
    }
}
