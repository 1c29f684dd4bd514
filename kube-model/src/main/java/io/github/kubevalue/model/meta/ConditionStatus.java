package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a condition holds. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the status as manifests write it
 */
public record ConditionStatus(@JsonValue String text) {
    /** The condition holds. */
    public static final ConditionStatus TRUE = new ConditionStatus("True");
    /** The condition does not hold. */
    public static final ConditionStatus FALSE = new ConditionStatus("False");
    /** Nobody knows. */
    public static final ConditionStatus UNKNOWN = new ConditionStatus("Unknown");

    /** Returns the status with that text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ConditionStatus {}

    /** Returns the status of a condition that is known to hold or not. */
    public static ConditionStatus of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** Whether the condition holds. */
    public boolean isTrue() {
        return equals(TRUE);
    }

    @Override
    public String toString() {
        return text;
    }
}
