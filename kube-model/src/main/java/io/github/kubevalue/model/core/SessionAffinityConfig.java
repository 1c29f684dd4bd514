package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Details of a Service's session affinity. */
@Value.Immutable
@JsonDeserialize(builder = SessionAffinityConfig.Builder.class)
public interface SessionAffinityConfig extends ApiValue, WithSessionAffinityConfig {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Of affinity by the client's address. */
    Option<ClientIPConfig> clientIP();

    /** Builds a {@link SessionAffinityConfig}. */
    final class Builder extends ImmutableSessionAffinityConfig.Builder {
        Builder() {}
    }
}
