package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The state of a load balancer's port. */
@Value.Immutable
@JsonDeserialize(builder = PortStatus.Builder.class)
public interface PortStatus extends ApiValue, WithPortStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The port. */
    @JsonInclude
    @Value.Default
    default int port() {
        return 0;
    }

    /** The protocol. */
    @Value.Default
    default Protocol protocol() {
        return new Protocol("");
    }

    /** What is wrong with it. */
    Option<String> error();

    /** Builds a {@link PortStatus}. */
    final class Builder extends ImmutablePortStatus.Builder {
        Builder() {}
    }
}
