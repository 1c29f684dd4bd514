package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Requests about paths that are no resources. */
@Value.Immutable
@JsonDeserialize(builder = NonResourcePolicyRule.Builder.class)
public interface NonResourcePolicyRule extends ApiValue, WithNonResourcePolicyRule {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The verbs; {@code *} is every verb. */
    @JsonInclude
    Seq<String> verbs();

    /** The paths; {@code *} at the end stands for the rest. */
    @JsonInclude
    Seq<String> nonResourceURLs();

    /** Builds a {@link NonResourcePolicyRule}. */
    final class Builder extends ImmutableNonResourcePolicyRule.Builder {
        Builder() {}
    }
}
