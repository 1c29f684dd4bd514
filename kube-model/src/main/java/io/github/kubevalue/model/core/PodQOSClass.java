package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a pod fares when its node runs short; it follows from requests and limits. The API decodes any text; validation
 * refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PodQOSClass(@JsonValue String text) {
    /** Every container has limits, and requests equal to them. */
    public static final PodQOSClass GUARANTEED = new PodQOSClass("Guaranteed");
    /** Some container has a request or a limit. */
    public static final PodQOSClass BURSTABLE = new PodQOSClass("Burstable");
    /** No container has any. */
    public static final PodQOSClass BEST_EFFORT = new PodQOSClass("BestEffort");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodQOSClass {}

    @Override
    public String toString() {
        return text;
    }
}
