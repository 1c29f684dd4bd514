package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Which indexes must have succeeded, or how many. */
@Value.Immutable
@JsonDeserialize(builder = SuccessPolicyRule.Builder.class)
public interface SuccessPolicyRule extends ApiValue, WithSuccessPolicyRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The indexes, as {@code 1,3-5,7}. */
    Option<String> succeededIndexes();

    /** How many, of those indexes if they are given. */
    Option<Integer> succeededCount();

    /** Builds a {@link SuccessPolicyRule}. */
    final class Builder extends ImmutableSuccessPolicyRule.Builder {
        Builder() {}
    }
}
