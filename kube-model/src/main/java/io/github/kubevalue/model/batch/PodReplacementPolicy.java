package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When a Job replaces a pod.
 *
 * @param text the text on the wire
 */
public record PodReplacementPolicy(@JsonValue String text) {
    /** As soon as it is going away. */
    public static final PodReplacementPolicy TERMINATING_OR_FAILED = new PodReplacementPolicy("TerminatingOrFailed");

    /** Only once it has come to its end. */
    public static final PodReplacementPolicy FAILED = new PodReplacementPolicy("Failed");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodReplacementPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
