package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Something that holds of a priority level, or does not. */
@Value.Immutable
@JsonDeserialize(builder = PriorityLevelConfigurationCondition.Builder.class)
public interface PriorityLevelConfigurationCondition extends ApiValue, WithPriorityLevelConfigurationCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the condition is about. */
    Option<String> type();

    /** Whether it holds. */
    Option<ConditionStatus> status();

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word for programs. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** Builds a {@link PriorityLevelConfigurationCondition}. */
    final class Builder extends ImmutablePriorityLevelConfigurationCondition.Builder {
        Builder() {}
    }
}
