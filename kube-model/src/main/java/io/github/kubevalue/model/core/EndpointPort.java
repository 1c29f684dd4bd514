package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A port behind a Service. */
@Value.Immutable
@JsonDeserialize(builder = EndpointPort.Builder.class)
public interface EndpointPort extends ApiValue, WithEndpointPort {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name of the Service's port. */
    Option<String> name();

    /** The port. */
    @JsonInclude
    @Value.Default
    default int port() {
        return 0;
    }

    /** The protocol; TCP unless set. */
    Option<Protocol> protocol();

    /** The protocol above it, as a hint. */
    Option<String> appProtocol();

    /** The protocol: TCP, unless the port says otherwise. */
    default Protocol effectiveProtocol() {
        return protocol().getOrElse(Protocol.TCP);
    }

    /** Builds an {@link EndpointPort}. */
    final class Builder extends ImmutableEndpointPort.Builder {
        Builder() {}
    }
}
