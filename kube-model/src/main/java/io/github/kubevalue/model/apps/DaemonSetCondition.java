package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Something that holds of a DaemonSet, or does not; the controller itself writes none. */
@Value.Immutable
@JsonDeserialize(builder = DaemonSetCondition.Builder.class)
public interface DaemonSetCondition extends ApiValue, WithDaemonSetCondition {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the condition is about. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String type() {
        return "";
    }

    /** Whether it holds. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, as a CamelCase word. */
    @Value.Default
    default String reason() {
        return "";
    }

    /** Why, in a sentence. */
    @Value.Default
    default String message() {
        return "";
    }

    /** Builds a {@link DaemonSetCondition}. */
    final class Builder extends ImmutableDaemonSetCondition.Builder {
        Builder() {}
    }
}
