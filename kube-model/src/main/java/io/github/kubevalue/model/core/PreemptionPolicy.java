package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a pod may push out others of lower priority. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PreemptionPolicy(@JsonValue String text) {
    /** It may. */
    public static final PreemptionPolicy PREEMPT_LOWER_PRIORITY = new PreemptionPolicy("PreemptLowerPriority");
    /** It waits. */
    public static final PreemptionPolicy NEVER = new PreemptionPolicy("Never");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PreemptionPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
