package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** Something that holds of a claim, or does not, such as {@code Resizing}. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaimCondition.Builder.class)
public interface PersistentVolumeClaimCondition extends ApiValue, WithPersistentVolumeClaimCondition {

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

    /** When the condition was last looked at. */
    @JsonInclude
    Option<Instant> lastProbeTime();

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

    /** Builds a {@link PersistentVolumeClaimCondition}. */
    final class Builder extends ImmutablePersistentVolumeClaimCondition.Builder {
        Builder() {}
    }
}
