package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a failed pod that matches a rule does to its Job.
 *
 * @param text the text on the wire
 */
public record PodFailurePolicyAction(@JsonValue String text) {
    /** The Job fails. */
    public static final PodFailurePolicyAction FAIL_JOB = new PodFailurePolicyAction("FailJob");

    /** The index of the pod fails, without another try. */
    public static final PodFailurePolicyAction FAIL_INDEX = new PodFailurePolicyAction("FailIndex");

    /** The failure does not count; the pod is replaced. */
    public static final PodFailurePolicyAction IGNORE = new PodFailurePolicyAction("Ignore");

    /** The failure counts, as it would with no rule. */
    public static final PodFailurePolicyAction COUNT = new PodFailurePolicyAction("Count");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodFailurePolicyAction {}

    @Override
    public String toString() {
        return text;
    }
}
