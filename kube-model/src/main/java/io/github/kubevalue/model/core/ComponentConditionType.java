package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of a component is about. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ComponentConditionType(@JsonValue String text) {
    /** Whether it works. */
    public static final ComponentConditionType HEALTHY = new ComponentConditionType("Healthy");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ComponentConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
