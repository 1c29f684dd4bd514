package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of a request when a binding finds no parameters. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ParameterNotFoundActionType(@JsonValue String text) {
    /** It goes on. */
    public static final ParameterNotFoundActionType ALLOW = new ParameterNotFoundActionType("Allow");
    /** The failure policy decides. */
    public static final ParameterNotFoundActionType DENY = new ParameterNotFoundActionType("Deny");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ParameterNotFoundActionType {}

    @Override
    public String toString() {
        return text;
    }
}
