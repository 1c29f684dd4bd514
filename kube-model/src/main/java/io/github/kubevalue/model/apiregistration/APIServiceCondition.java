package io.github.kubevalue.model.apiregistration;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Something that holds of an API service, or does not. */
@Value.Immutable
@JsonDeserialize(builder = APIServiceCondition.Builder.class)
public interface APIServiceCondition extends ApiValue, WithAPIServiceCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the condition is about. */
    @Value.Default
    default APIServiceConditionType type() {
        return new APIServiceConditionType("");
    }

    /** Whether it holds. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word for programs. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** Builds an {@link APIServiceCondition}. */
    final class Builder extends ImmutableAPIServiceCondition.Builder {
        Builder() {}
    }
}
