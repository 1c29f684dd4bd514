package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What an empty directory is kept on. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record StorageMedium(@JsonValue String text) {
    /** The node's own storage. */
    public static final StorageMedium DEFAULT = new StorageMedium("");
    /** A file system in memory, counted as the container's. */
    public static final StorageMedium MEMORY = new StorageMedium("Memory");
    /** Huge pages. */
    public static final StorageMedium HUGE_PAGES = new StorageMedium("HugePages");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StorageMedium {}

    @Override
    public String toString() {
        return text;
    }
}
