package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the value of a policy counts. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record HPAScalingPolicyType(@JsonValue String text) {
    /** Pods. */
    public static final HPAScalingPolicyType PODS = new HPAScalingPolicyType("Pods");
    /** Hundredths of the present number of pods. */
    public static final HPAScalingPolicyType PERCENT = new HPAScalingPolicyType("Percent");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HPAScalingPolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
