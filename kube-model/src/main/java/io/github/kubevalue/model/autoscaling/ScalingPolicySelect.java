package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which of several policies counts. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ScalingPolicySelect(@JsonValue String text) {
    /** The one that allows the greatest change. */
    public static final ScalingPolicySelect MAX = new ScalingPolicySelect("Max");
    /** The one that allows the least change. */
    public static final ScalingPolicySelect MIN = new ScalingPolicySelect("Min");
    /** None: it is not scaled in this direction. */
    public static final ScalingPolicySelect DISABLED = new ScalingPolicySelect("Disabled");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScalingPolicySelect {}

    @Override
    public String toString() {
        return text;
    }
}
