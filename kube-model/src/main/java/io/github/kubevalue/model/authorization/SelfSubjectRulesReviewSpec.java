package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where the asker wants to do something. */
@Value.Immutable
@JsonDeserialize(builder = SelfSubjectRulesReviewSpec.Builder.class)
public interface SelfSubjectRulesReviewSpec extends ApiValue, WithSelfSubjectRulesReviewSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The namespace. */
    Option<String> namespace();

    /** Builds a {@link SelfSubjectRulesReviewSpec}. */
    final class Builder extends ImmutableSelfSubjectRulesReviewSpec.Builder {
        Builder() {}
    }
}
