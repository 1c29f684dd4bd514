package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a claim stands. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PersistentVolumeClaimPhase(@JsonValue String text) {
    /** Not bound yet. */
    public static final PersistentVolumeClaimPhase PENDING = new PersistentVolumeClaimPhase("Pending");
    /** Bound to a volume. */
    public static final PersistentVolumeClaimPhase BOUND = new PersistentVolumeClaimPhase("Bound");
    /** Its volume is gone. */
    public static final PersistentVolumeClaimPhase LOST = new PersistentVolumeClaimPhase("Lost");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumeClaimPhase {}

    @Override
    public String toString() {
        return text;
    }
}
