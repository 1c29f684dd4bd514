package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether requests of one urgency are limited. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PriorityLevelEnablement(@JsonValue String text) {
    /** They are not. */
    public static final PriorityLevelEnablement EXEMPT = new PriorityLevelEnablement("Exempt");
    /** They are. */
    public static final PriorityLevelEnablement LIMITED = new PriorityLevelEnablement("Limited");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PriorityLevelEnablement {}

    @Override
    public String toString() {
        return text;
    }
}
