package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How exit codes are compared with a list.
 *
 * @param text the text on the wire
 */
public record PodFailurePolicyOnExitCodesOperator(@JsonValue String text) {
    /** At least one of them is in the list. */
    public static final PodFailurePolicyOnExitCodesOperator IN = new PodFailurePolicyOnExitCodesOperator("In");

    /** At least one of them is not in the list. */
    public static final PodFailurePolicyOnExitCodesOperator NOT_IN = new PodFailurePolicyOnExitCodesOperator("NotIn");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodFailurePolicyOnExitCodesOperator {}

    @Override
    public String toString() {
        return text;
    }
}
