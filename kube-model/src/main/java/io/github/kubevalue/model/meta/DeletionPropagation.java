package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of the dependents of a deleted object. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record DeletionPropagation(@JsonValue String text) {
    /** They are left alone. */
    public static final DeletionPropagation ORPHAN = new DeletionPropagation("Orphan");
    /** They are deleted afterwards. */
    public static final DeletionPropagation BACKGROUND = new DeletionPropagation("Background");
    /** They are deleted first. */
    public static final DeletionPropagation FOREGROUND = new DeletionPropagation("Foreground");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeletionPropagation {}

    @Override
    public String toString() {
        return text;
    }
}
