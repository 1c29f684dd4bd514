package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Details of affinity by the client's address. */
@Value.Immutable
@JsonDeserialize(builder = ClientIPConfig.Builder.class)
public interface ClientIPConfig extends ApiValue, WithClientIPConfig {

    /** Three hours. */
    int DEFAULT_TIMEOUT_SECONDS = 10_800;

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Seconds for which a client comes back to the endpoint it had; 10800 unless set. */
    Option<Integer> timeoutSeconds();

    /** Builds a {@link ClientIPConfig}. */
    final class Builder extends ImmutableClientIPConfig.Builder {
        Builder() {}
    }
}
