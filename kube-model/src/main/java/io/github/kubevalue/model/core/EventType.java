package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How grave an event is. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record EventType(@JsonValue String text) {
    /** All is well. */
    public static final EventType NORMAL = new EventType("Normal");
    /** Something is wrong. */
    public static final EventType WARNING = new EventType("Warning");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EventType {}

    @Override
    public String toString() {
        return text;
    }
}
