package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A token of a pod's account that a driver needs. */
@Value.Immutable
@JsonDeserialize(builder = TokenRequest.Builder.class)
public interface TokenRequest extends ApiValue, WithTokenRequest {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whom it is for. */
    @JsonInclude
    @Value.Default
    default String audience() {
        return "";
    }

    /** Seconds for which it is valid. */
    Option<Long> expirationSeconds();

    /** Builds a {@link TokenRequest}. */
    final class Builder extends ImmutableTokenRequest.Builder {
        Builder() {}
    }
}
