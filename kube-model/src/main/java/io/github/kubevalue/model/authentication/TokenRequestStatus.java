package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** The token that was made. */
@Value.Immutable
@JsonDeserialize(builder = TokenRequestStatus.Builder.class)
public interface TokenRequestStatus extends ApiValue, WithTokenRequestStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The token. */
    @JsonInclude
    @Value.Default
    default String token() {
        return "";
    }

    /** When it becomes void. */
    @JsonInclude
    Option<Instant> expirationTimestamp();

    /** Builds a {@link TokenRequestStatus}. */
    final class Builder extends ImmutableTokenRequestStatus.Builder {
        Builder() {}
    }
}
