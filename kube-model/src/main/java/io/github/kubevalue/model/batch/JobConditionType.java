package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of a Job is about.
 *
 * @param text the text on the wire
 */
public record JobConditionType(@JsonValue String text) {
    /** The Job is paused. */
    public static final JobConditionType SUSPENDED = new JobConditionType("Suspended");

    /** The Job has ended well. */
    public static final JobConditionType COMPLETE = new JobConditionType("Complete");

    /** The Job has ended badly. */
    public static final JobConditionType FAILED = new JobConditionType("Failed");

    /** The Job is about to fail: its pods are ending. */
    public static final JobConditionType FAILURE_TARGET = new JobConditionType("FailureTarget");

    /** The Job is about to complete: its pods are ending. */
    public static final JobConditionType SUCCESS_CRITERIA_MET = new JobConditionType("SuccessCriteriaMet");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public JobConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
