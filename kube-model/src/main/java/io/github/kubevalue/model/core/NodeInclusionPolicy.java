package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether nodes that a pod may not use count when its group is spread. The API decodes any text; validation refuses
 * unknown ones.
 *
 * @param text the text in manifests
 */
public record NodeInclusionPolicy(@JsonValue String text) {
    /** They count. */
    public static final NodeInclusionPolicy IGNORE = new NodeInclusionPolicy("Ignore");
    /** They do not count. */
    public static final NodeInclusionPolicy HONOR = new NodeInclusionPolicy("Honor");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NodeInclusionPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
