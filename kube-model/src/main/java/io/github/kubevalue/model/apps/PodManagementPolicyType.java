package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * In which order a StatefulSet makes its pods.
 *
 * @param text the text on the wire
 */
public record PodManagementPolicyType(@JsonValue String text) {
    /** In order, each one waiting for the one before it to be ready. */
    public static final PodManagementPolicyType ORDERED_READY = new PodManagementPolicyType("OrderedReady");

    /** All at once. */
    public static final PodManagementPolicyType PARALLEL = new PodManagementPolicyType("Parallel");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodManagementPolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
