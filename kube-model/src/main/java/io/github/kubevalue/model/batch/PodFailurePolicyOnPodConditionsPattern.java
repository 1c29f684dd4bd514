package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import org.immutables.value.Value;

/** A condition of a pod that a rule matches. */
@Value.Immutable
@JsonDeserialize(builder = PodFailurePolicyOnPodConditionsPattern.Builder.class)
public interface PodFailurePolicyOnPodConditionsPattern extends ApiValue, WithPodFailurePolicyOnPodConditionsPattern {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The type of the condition. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default String type() {
        return "";
    }

    /** The status it must have; true unless said. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** Builds a {@link PodFailurePolicyOnPodConditionsPattern}. */
    final class Builder extends ImmutablePodFailurePolicyOnPodConditionsPattern.Builder {
        Builder() {}
    }
}
