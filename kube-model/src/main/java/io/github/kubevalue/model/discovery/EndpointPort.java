package io.github.kubevalue.model.discovery;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.Protocol;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A port that the endpoints of a slice serve. */
@Value.Immutable
@JsonDeserialize(builder = EndpointPort.Builder.class)
public interface EndpointPort extends ApiValue, WithEndpointPort {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the port, the same as that of the port of the Service; empty for a single unnamed port. */
    Option<String> name();

    /** The protocol; TCP unless said. */
    Option<Protocol> protocol();

    /** The number of the port; none means all ports, which no proxy serves. */
    Option<Integer> port();

    /** What is spoken over the port, such as {@code http} or {@code kubernetes.io/h2c}. */
    Option<String> appProtocol();

    /** Builds an {@link EndpointPort}. */
    final class Builder extends ImmutableEndpointPort.Builder {
        Builder() {}
    }
}
