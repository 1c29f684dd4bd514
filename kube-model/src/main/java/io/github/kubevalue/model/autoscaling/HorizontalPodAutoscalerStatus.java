package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
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

    /** What the metrics said. */
    @JsonInclude
    Seq<MetricStatus> currentMetrics();

    /** Aspects of its state. */
    Seq<HorizontalPodAutoscalerCondition> conditions();

    /** The condition of that type. */
    default Option<HorizontalPodAutoscalerCondition> condition(HorizontalPodAutoscalerConditionType type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** Builds a {@link HorizontalPodAutoscalerStatus}. */
    final class Builder extends ImmutableHorizontalPodAutoscalerStatus.Builder {
        Builder() {}
    }
}
