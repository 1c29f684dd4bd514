package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a namespace stands in its life. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record NamespacePhase(@JsonValue String text) {
    /** In use. */
    public static final NamespacePhase ACTIVE = new NamespacePhase("Active");
    /** Being emptied; nothing new may be made in it. */
    public static final NamespacePhase TERMINATING = new NamespacePhase("Terminating");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NamespacePhase {}

    @Override
    public String toString() {
        return text;
    }
}
