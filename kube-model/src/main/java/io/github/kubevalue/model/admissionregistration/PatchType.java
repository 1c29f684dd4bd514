package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a mutation changes an object. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PatchType(@JsonValue String text) {
    /** As server-side apply does. */
    public static final PatchType APPLY_CONFIGURATION = new PatchType("ApplyConfiguration");
    /** By the steps of a JSON patch. */
    public static final PatchType JSON_PATCH = new PatchType("JSONPatch");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PatchType {}

    @Override
    public String toString() {
        return text;
    }
}
