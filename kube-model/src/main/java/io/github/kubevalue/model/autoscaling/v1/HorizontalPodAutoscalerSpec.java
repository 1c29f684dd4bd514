package io.github.kubevalue.model.autoscaling.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is scaled and within which bounds. */
@Value.Immutable
@JsonDeserialize(builder = HorizontalPodAutoscalerSpec.Builder.class)
public interface HorizontalPodAutoscalerSpec extends ApiValue, WithHorizontalPodAutoscalerSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is scaled. */
    @Value.Default
    default CrossVersionObjectReference scaleTargetRef() {
        return CrossVersionObjectReference.builder().build();
    }

    /** The least number of pods; 1 unless set. */
    Option<Integer> minReplicas();

    /** The greatest number of pods. */
    @JsonInclude
    @Value.Default
    default int maxReplicas() {
        return 0;
    }

    /** What the pods are to use of the cpu, in hundredths of what they request. */
    Option<Integer> targetCPUUtilizationPercentage();

    /** Builds a {@link HorizontalPodAutoscalerSpec}. */
    final class Builder extends ImmutableHorizontalPodAutoscalerSpec.Builder {
        Builder() {}
    }
}
