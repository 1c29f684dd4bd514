package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What happens to a pod that would spread its group too unevenly. The API decodes any text; validation refuses unknown
 * ones.
 *
 * @param text the text in manifests
 */
public record UnsatisfiableConstraintAction(@JsonValue String text) {
    /** It waits. */
    public static final UnsatisfiableConstraintAction DO_NOT_SCHEDULE =
            new UnsatisfiableConstraintAction("DoNotSchedule");
    /** It goes where the skew is least. */
    public static final UnsatisfiableConstraintAction SCHEDULE_ANYWAY =
            new UnsatisfiableConstraintAction("ScheduleAnyway");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnsatisfiableConstraintAction {}

    @Override
    public String toString() {
        return text;
    }
}
