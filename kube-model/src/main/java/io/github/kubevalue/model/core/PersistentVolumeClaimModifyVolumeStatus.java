package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a change of a claim's class of attributes is. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PersistentVolumeClaimModifyVolumeStatus(
        @JsonValue String text) {
    /** It cannot begin, for instance because the class does not exist. */
    public static final PersistentVolumeClaimModifyVolumeStatus PENDING =
            new PersistentVolumeClaimModifyVolumeStatus("Pending");
    /** It is under way. */
    public static final PersistentVolumeClaimModifyVolumeStatus IN_PROGRESS =
            new PersistentVolumeClaimModifyVolumeStatus("InProgress");
    /** The driver refused it. */
    public static final PersistentVolumeClaimModifyVolumeStatus INFEASIBLE =
            new PersistentVolumeClaimModifyVolumeStatus("Infeasible");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumeClaimModifyVolumeStatus {}

    @Override
    public String toString() {
        return text;
    }
}
