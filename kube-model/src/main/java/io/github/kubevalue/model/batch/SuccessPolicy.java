package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** When an indexed Job has succeeded early: as soon as one rule is met. */
@Value.Immutable
@JsonDeserialize(builder = SuccessPolicy.Builder.class)
public interface SuccessPolicy extends ApiValue, WithSuccessPolicy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The rules. */
    @JsonInclude
    Seq<SuccessPolicyRule> rules();

    /** Builds a {@link SuccessPolicy}. */
    final class Builder extends ImmutableSuccessPolicy.Builder {
        Builder() {}
    }
}
