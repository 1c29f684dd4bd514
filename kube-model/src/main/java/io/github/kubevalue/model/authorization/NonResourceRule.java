package io.github.kubevalue.model.authorization;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What may be done to paths that are no resources. */
@Value.Immutable
@JsonDeserialize(builder = NonResourceRule.Builder.class)
public interface NonResourceRule extends ApiValue, WithNonResourceRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The verbs; {@code *} is every verb. */
    @JsonInclude
    Seq<String> verbs();

    /** The paths; {@code *} at the end stands for the rest. */
    Seq<String> nonResourceURLs();

    /** Builds a {@link NonResourceRule}. */
    final class Builder extends ImmutableNonResourceRule.Builder {
        Builder() {}
    }
}
