package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a volume stands. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PersistentVolumePhase(@JsonValue String text) {
    /** Not available yet. */
    public static final PersistentVolumePhase PENDING = new PersistentVolumePhase("Pending");
    /** Not bound to a claim. */
    public static final PersistentVolumePhase AVAILABLE = new PersistentVolumePhase("Available");
    /** Bound to a claim. */
    public static final PersistentVolumePhase BOUND = new PersistentVolumePhase("Bound");
    /** Its claim is gone, and it has not been reclaimed. */
    public static final PersistentVolumePhase RELEASED = new PersistentVolumePhase("Released");
    /** Reclaiming it failed. */
    public static final PersistentVolumePhase FAILED = new PersistentVolumePhase("Failed");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumePhase {}

    @Override
    public String toString() {
        return text;
    }
}
