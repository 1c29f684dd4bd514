package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of the claims of a StatefulSet's pods.
 *
 * @param text the text on the wire
 */
public record PersistentVolumeClaimRetentionPolicyType(
        @JsonValue String text) {
    /** They stay. */
    public static final PersistentVolumeClaimRetentionPolicyType RETAIN =
            new PersistentVolumeClaimRetentionPolicyType("Retain");

    /** They go too. */
    public static final PersistentVolumeClaimRetentionPolicyType DELETE =
            new PersistentVolumeClaimRetentionPolicyType("Delete");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PersistentVolumeClaimRetentionPolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
