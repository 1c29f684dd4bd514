package io.github.kubevalue.model.autoscaling.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** What an autoscaler last saw and did. */
@Value.Immutable
@JsonDeserialize(builder = HorizontalPodAutoscalerStatus.Builder.class)
public interface HorizontalPodAutoscalerStatus extends ApiValue, WithHorizontalPodAutoscalerStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The generation of the object that this speaks of. */
    Option<Long> observedGeneration();

    /** When it last changed the number of pods. */
    Option<Instant> lastScaleTime();

    /** How many pods there were. */
    @JsonInclude
    @Value.Default
    default int currentReplicas() {
        return 0;
    }

    /** How many pods there are to be. */
    @JsonInclude
    @Value.Default
    default int desiredReplicas() {
        return 0;
    }

    /** What the pods used of the cpu, in hundredths of what they request. */
    Option<Integer> currentCPUUtilizationPercentage();

    /** Builds a {@link HorizontalPodAutoscalerStatus}. */
    final class Builder extends ImmutableHorizontalPodAutoscalerStatus.Builder {
        Builder() {}
    }
}
