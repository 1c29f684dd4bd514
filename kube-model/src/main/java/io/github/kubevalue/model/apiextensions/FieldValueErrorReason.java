package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a broken rule says of a field. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record FieldValueErrorReason(@JsonValue String text) {
    /** It must be given. */
    public static final FieldValueErrorReason REQUIRED = new FieldValueErrorReason("FieldValueRequired");
    /** Its value stands there twice. */
    public static final FieldValueErrorReason DUPLICATE = new FieldValueErrorReason("FieldValueDuplicate");
    /** Its value breaks a rule. */
    public static final FieldValueErrorReason INVALID = new FieldValueErrorReason("FieldValueInvalid");
    /** It must not be given. */
    public static final FieldValueErrorReason FORBIDDEN = new FieldValueErrorReason("FieldValueForbidden");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldValueErrorReason {}

    @Override
    public String toString() {
        return text;
    }
}
