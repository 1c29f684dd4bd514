package io.github.kubevalue.model.coordination;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How the cluster chooses the holder of a lease. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record CoordinatedLeaseStrategy(@JsonValue String text) {
    /** The candidate that emulates the oldest version. */
    public static final CoordinatedLeaseStrategy OLDEST_EMULATION_VERSION =
            new CoordinatedLeaseStrategy("OldestEmulationVersion");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CoordinatedLeaseStrategy {}

    @Override
    public String toString() {
        return text;
    }
}
