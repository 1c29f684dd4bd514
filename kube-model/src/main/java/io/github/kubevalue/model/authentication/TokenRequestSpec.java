package io.github.kubevalue.model.authentication;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The token that is wanted. */
@Value.Immutable
@JsonDeserialize(builder = TokenRequestSpec.Builder.class)
public interface TokenRequestSpec extends ApiValue, WithTokenRequestSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whom it is for. */
    @JsonInclude
    Seq<String> audiences();

    /** Seconds for which it is to be valid; an hour unless set. */
    @JsonInclude
    Option<Long> expirationSeconds();

    /** The object with which it becomes void. */
    @JsonInclude
    Option<BoundObjectReference> boundObjectRef();

    /** Builds a {@link TokenRequestSpec}. */
    final class Builder extends ImmutableTokenRequestSpec.Builder {
        Builder() {}
    }
}
