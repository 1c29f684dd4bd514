package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How volumes get the SELinux label of a pod. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PodSELinuxChangePolicy(@JsonValue String text) {
    /** File by file. */
    public static final PodSELinuxChangePolicy RECURSIVE = new PodSELinuxChangePolicy("Recursive");
    /** By an option of the mount. */
    public static final PodSELinuxChangePolicy MOUNT_OPTION = new PodSELinuxChangePolicy("MountOption");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodSELinuxChangePolicy {}

    @Override
    public String toString() {
        return text;
    }
}
