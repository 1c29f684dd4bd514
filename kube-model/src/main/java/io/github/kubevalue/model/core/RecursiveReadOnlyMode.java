package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether mounts below one that may only be read may only be read too. The API decodes any text; validation refuses
 * unknown ones.
 *
 * @param text the text in manifests
 */
public record RecursiveReadOnlyMode(@JsonValue String text) {
    /** They may be written. */
    public static final RecursiveReadOnlyMode DISABLED = new RecursiveReadOnlyMode("Disabled");
    /** They may only be read if the node can see to it. */
    public static final RecursiveReadOnlyMode IF_POSSIBLE = new RecursiveReadOnlyMode("IfPossible");
    /** They may only be read. */
    public static final RecursiveReadOnlyMode ENABLED = new RecursiveReadOnlyMode("Enabled");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecursiveReadOnlyMode {}

    @Override
    public String toString() {
        return text;
    }
}
