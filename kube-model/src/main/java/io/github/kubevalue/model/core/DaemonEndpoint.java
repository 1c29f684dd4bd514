package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The port of a daemon. */
@Value.Immutable
@JsonDeserialize(builder = DaemonEndpoint.Builder.class)
public interface DaemonEndpoint extends ApiValue, WithDaemonEndpoint {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The port. The field is called {@code Port}. */
    @JsonProperty("Port")
    @JsonInclude
    @Value.Default
    default int port() {
        return 0;
    }

    /** Builds a {@link DaemonEndpoint}. */
    final class Builder extends ImmutableDaemonEndpoint.Builder {
        Builder() {}
    }
}
