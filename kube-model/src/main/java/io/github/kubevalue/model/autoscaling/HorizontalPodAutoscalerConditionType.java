package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of an autoscaler is about. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record HorizontalPodAutoscalerConditionType(
        @JsonValue String text) {
    /** Whether it can compute how many pods there are to be. */
    public static final HorizontalPodAutoscalerConditionType SCALING_ACTIVE =
            new HorizontalPodAutoscalerConditionType("ScalingActive");
    /** Whether it can read and change the number. */
    public static final HorizontalPodAutoscalerConditionType ABLE_TO_SCALE =
            new HorizontalPodAutoscalerConditionType("AbleToScale");
    /** Whether a bound keeps it from the number that it computed. */
    public static final HorizontalPodAutoscalerConditionType SCALING_LIMITED =
            new HorizontalPodAutoscalerConditionType("ScalingLimited");
    /** Whether it has scaled to no pods at all. */
    public static final HorizontalPodAutoscalerConditionType SCALED_TO_ZERO =
            new HorizontalPodAutoscalerConditionType("ScaledToZero");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HorizontalPodAutoscalerConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
