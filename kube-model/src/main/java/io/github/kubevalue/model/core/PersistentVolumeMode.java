package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a claim's consumer sees. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PersistentVolumeMode(@JsonValue String text) {
    /** A directory. */
    public static final PersistentVolumeMode FILESYSTEM = new PersistentVolumeMode("Filesystem");
    /** A device. */
    public static final PersistentVolumeMode BLOCK = new PersistentVolumeMode("Block");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumeMode {}

    @Override
    public String toString() {
        return text;
    }
}
