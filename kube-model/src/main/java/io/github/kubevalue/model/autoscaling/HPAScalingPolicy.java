package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** How much a workload may be scaled in some time. */
@Value.Immutable
@JsonDeserialize(builder = HPAScalingPolicy.Builder.class)
public interface HPAScalingPolicy extends ApiValue, WithHPAScalingPolicy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Whether the value counts pods or hundredths. */
    @Value.Default
    default HPAScalingPolicyType type() {
        return new HPAScalingPolicyType("");
    }

    /** How many. */
    @JsonInclude
    @Value.Default
    default int value() {
        return 0;
    }

    /** Seconds in which that many are allowed. */
    @JsonInclude
    @Value.Default
    default int periodSeconds() {
        return 0;
    }

    /** Builds a {@link HPAScalingPolicy}. */
    final class Builder extends ImmutableHPAScalingPolicy.Builder {
        Builder() {}
    }
}
