package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Whose a token is. */
@Value.Immutable
@JsonDeserialize(builder = TokenReviewStatus.Builder.class)
public interface TokenReviewStatus extends ApiValue, WithTokenReviewStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether it is good. */
    @Value.Default
    default boolean authenticated() {
        return false;
    }

    /** Whose it is. */
    @Value.Default
    default UserInfo user() {
        return UserInfo.builder().build();
    }

    /** Whom of those asked about it is for. */
    Seq<String> audiences();

    /** Why it could not be looked at. */
    Option<String> error();

    /** Builds a {@link TokenReviewStatus}. */
    final class Builder extends ImmutableTokenReviewStatus.Builder {
        Builder() {}
    }
}
