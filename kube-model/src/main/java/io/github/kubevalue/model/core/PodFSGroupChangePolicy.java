package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When the owner of a volume's files is changed. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PodFSGroupChangePolicy(@JsonValue String text) {
    /** Only if the root of the volume has another. */
    public static final PodFSGroupChangePolicy ON_ROOT_MISMATCH = new PodFSGroupChangePolicy("OnRootMismatch");
    /** Whenever it is mounted. */
    public static final PodFSGroupChangePolicy ALWAYS = new PodFSGroupChangePolicy("Always");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodFSGroupChangePolicy {}

    @Override
    public String toString() {
        return text;
    }
}
