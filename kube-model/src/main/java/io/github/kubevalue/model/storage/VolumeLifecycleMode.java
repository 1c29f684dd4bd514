package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which volumes a driver serves. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record VolumeLifecycleMode(@JsonValue String text) {
    /** Those of the cluster. */
    public static final VolumeLifecycleMode PERSISTENT = new VolumeLifecycleMode("Persistent");
    /** Those that live with a pod. */
    public static final VolumeLifecycleMode EPHEMERAL = new VolumeLifecycleMode("Ephemeral");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VolumeLifecycleMode {}

    @Override
    public String toString() {
        return text;
    }
}
