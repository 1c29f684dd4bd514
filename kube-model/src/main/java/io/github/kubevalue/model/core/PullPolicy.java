package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When the kubelet pulls an image. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PullPolicy(@JsonValue String text) {
    /** At each start of the container. */
    public static final PullPolicy ALWAYS = new PullPolicy("Always");
    /** When the node does not have it. */
    public static final PullPolicy IF_NOT_PRESENT = new PullPolicy("IfNotPresent");
    /** Not at all: the node must have it. */
    public static final PullPolicy NEVER = new PullPolicy("Never");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PullPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
