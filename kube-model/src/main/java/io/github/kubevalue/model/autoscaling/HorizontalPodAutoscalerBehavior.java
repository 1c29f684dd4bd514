package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How quickly a workload is scaled. */
@Value.Immutable
@JsonDeserialize(builder = HorizontalPodAutoscalerBehavior.Builder.class)
public interface HorizontalPodAutoscalerBehavior extends ApiValue, WithHorizontalPodAutoscalerBehavior {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How quickly pods are added; by 4 or by 100 % every 15 seconds, whichever is more, unless set. */
    Option<HPAScalingRules> scaleUp();

    /** How quickly pods are removed; any number, after 300 seconds of calm, unless set. */
    Option<HPAScalingRules> scaleDown();

    /** Builds a {@link HorizontalPodAutoscalerBehavior}. */
    final class Builder extends ImmutableHorizontalPodAutoscalerBehavior.Builder {
        Builder() {}
    }
}
