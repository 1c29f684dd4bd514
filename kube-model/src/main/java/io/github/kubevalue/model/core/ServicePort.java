package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.IntOrString;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One port that a Service exposes. */
@Value.Immutable
@JsonDeserialize(builder = ServicePort.Builder.class)
public interface ServicePort extends ApiValue, WithServicePort {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name; required if there are several. */
    Option<String> name();

    /** The protocol; TCP unless set. */
    Option<Protocol> protocol();

    /** The protocol above it, as a hint. */
    Option<String> appProtocol();

    /** The port of the Service. */
    @Value.Default
    default int port() {
        return 0;
    }

    /** The port of the pods, by number or by the container port's name; the same as {@link #port()} unless set. */
    Option<IntOrString> targetPort();

    /** The port opened on every node, for Services of type NodePort and LoadBalancer. */
    Option<Integer> nodePort();

    /** Builds a {@link ServicePort}. */
    final class Builder extends ImmutableServicePort.Builder {
        Builder() {}
    }
}
