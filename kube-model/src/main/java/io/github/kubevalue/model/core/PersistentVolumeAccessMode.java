package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a volume may be mounted. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PersistentVolumeAccessMode(@JsonValue String text) {
    /** Read and written by one node. */
    public static final PersistentVolumeAccessMode READ_WRITE_ONCE = new PersistentVolumeAccessMode("ReadWriteOnce");
    /** Read by many nodes. */
    public static final PersistentVolumeAccessMode READ_ONLY_MANY = new PersistentVolumeAccessMode("ReadOnlyMany");
    /** Read and written by many nodes. */
    public static final PersistentVolumeAccessMode READ_WRITE_MANY = new PersistentVolumeAccessMode("ReadWriteMany");
    /** Read and written by one pod. */
    public static final PersistentVolumeAccessMode READ_WRITE_ONCE_POD =
            new PersistentVolumeAccessMode("ReadWriteOncePod");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumeAccessMode {}

    @Override
    public String toString() {
        return text;
    }
}
