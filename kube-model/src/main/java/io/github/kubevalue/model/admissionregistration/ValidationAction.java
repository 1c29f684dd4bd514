package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a binding does when a validation fails. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ValidationAction(@JsonValue String text) {
    /** The request is refused. */
    public static final ValidationAction DENY = new ValidationAction("Deny");
    /** The client is warned. */
    public static final ValidationAction WARN = new ValidationAction("Warn");
    /** It is noted in the audit log. */
    public static final ValidationAction AUDIT = new ValidationAction("Audit");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ValidationAction {}

    @Override
    public String toString() {
        return text;
    }
}
