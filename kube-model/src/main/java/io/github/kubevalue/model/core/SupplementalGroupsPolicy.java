package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where the further groups of a container's first process come from. The API decodes any text; validation refuses
 * unknown ones.
 *
 * @param text the text in manifests
 */
public record SupplementalGroupsPolicy(@JsonValue String text) {
    /** From the pod and from the image. */
    public static final SupplementalGroupsPolicy MERGE = new SupplementalGroupsPolicy("Merge");
    /** From the pod only. */
    public static final SupplementalGroupsPolicy STRICT = new SupplementalGroupsPolicy("Strict");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SupplementalGroupsPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
