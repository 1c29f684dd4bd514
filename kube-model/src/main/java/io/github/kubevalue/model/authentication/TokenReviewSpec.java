package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A token to look at. */
@Value.Immutable
@JsonDeserialize(builder = TokenReviewSpec.Builder.class)
public interface TokenReviewSpec extends ApiValue, WithTokenReviewSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The token. */
    Option<String> token();

    /** Whom the token must be for, one of them at least; the API server if there is none. */
    Seq<String> audiences();

    /** Builds a {@link TokenReviewSpec}. */
    final class Builder extends ImmutableTokenReviewSpec.Builder {
        Builder() {}
    }
}
