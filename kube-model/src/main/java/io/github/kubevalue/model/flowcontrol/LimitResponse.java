package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What becomes of requests beyond the limit. */
@Value.Immutable
@JsonDeserialize(builder = LimitResponse.Builder.class)
public interface LimitResponse extends ApiValue, WithLimitResponse {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether they wait. */
    @Value.Default
    default LimitResponseType type() {
        return new LimitResponseType("");
    }

    /** How they wait. */
    Option<QueuingConfiguration> queuing();

    /** Builds a {@link LimitResponse}. */
    final class Builder extends ImmutableLimitResponse.Builder {
        Builder() {}
    }
}
