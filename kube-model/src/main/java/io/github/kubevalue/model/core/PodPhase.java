package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where a pod stands in its life, in one word. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PodPhase(@JsonValue String text) {
    /** Accepted, but not all containers have started. */
    public static final PodPhase PENDING = new PodPhase("Pending");
    /** Bound to a node, and at least one container runs or is about to. */
    public static final PodPhase RUNNING = new PodPhase("Running");
    /** All containers ended well and will not start again. */
    public static final PodPhase SUCCEEDED = new PodPhase("Succeeded");
    /** All containers ended, at least one of them badly. */
    public static final PodPhase FAILED = new PodPhase("Failed");
    /** The node does not answer. */
    public static final PodPhase UNKNOWN = new PodPhase("Unknown");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodPhase {}

    @Override
    public String toString() {
        return text;
    }
}
