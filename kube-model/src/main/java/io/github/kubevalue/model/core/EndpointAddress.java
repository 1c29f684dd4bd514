package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An address behind a Service. */
@Value.Immutable
@JsonDeserialize(builder = EndpointAddress.Builder.class)
public interface EndpointAddress extends ApiValue, WithEndpointAddress {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address. */
    @JsonInclude
    @Value.Default
    default String ip() {
        return "";
    }

    /** The host name. */
    Option<String> hostname();

    /** The node it is on. */
    Option<String> nodeName();

    /** The object it belongs to. */
    Option<ObjectReference> targetRef();

    /** Builds an {@link EndpointAddress}. */
    final class Builder extends ImmutableEndpointAddress.Builder {
        Builder() {}
    }
}
