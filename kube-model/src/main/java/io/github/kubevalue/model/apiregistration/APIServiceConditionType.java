package io.github.kubevalue.model.apiregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of an API service is about. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record APIServiceConditionType(@JsonValue String text) {
    /** Whether it can be reached. */
    public static final APIServiceConditionType AVAILABLE = new APIServiceConditionType("Available");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public APIServiceConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
