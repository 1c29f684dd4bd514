package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A gRPC health check. */
@Value.Immutable
@JsonDeserialize(builder = GRPCAction.Builder.class)
public interface GRPCAction extends ApiValue, WithGRPCAction {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The port's number. */
    @JsonInclude
    @Value.Default
    default int port() {
        return 0;
    }

    /** The service asked about; the server as a whole unless set. */
    @JsonInclude
    Option<String> service();

    /** Builds a {@link GRPCAction}. */
    final class Builder extends ImmutableGRPCAction.Builder {
        Builder() {}
    }
}
