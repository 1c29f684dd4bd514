package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One point of entry of a load balancer. */
@Value.Immutable
@JsonDeserialize(builder = IngressLoadBalancerIngress.Builder.class)
public interface IngressLoadBalancerIngress extends ApiValue, WithIngressLoadBalancerIngress {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its address. */
    Option<String> ip();

    /** Its name, for load balancers that are known by name. */
    Option<String> hostname();

    /** Its ports. */
    Seq<IngressPortStatus> ports();

    /** Builds an {@link IngressLoadBalancerIngress}. */
    final class Builder extends ImmutableIngressLoadBalancerIngress.Builder {
        Builder() {}
    }
}
