package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** One aspect of an object's state, as most API groups report it: {@code Available=True}. */
@Value.Immutable
@JsonDeserialize(builder = Condition.Builder.class)
public interface Condition extends ApiValue, WithCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The aspect, {@code Available}. */
    @JsonInclude
    @Value.Default
    default String type() {
        return "";
    }

    /** Whether it holds. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** The generation of the object that the condition speaks of. */
    Option<Long> observedGeneration();

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word for programs. */
    @JsonInclude
    @Value.Default
    default String reason() {
        return "";
    }

    /** Why, in words for people. */
    @JsonInclude
    @Value.Default
    default String message() {
        return "";
    }

    /** Builds a {@link Condition}. */
    final class Builder extends ImmutableCondition.Builder {
        Builder() {}
    }
}
