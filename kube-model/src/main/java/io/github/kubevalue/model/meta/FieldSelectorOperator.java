package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a requirement relates a field to its values. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record FieldSelectorOperator(@JsonValue String text) {
    /** It has one of them. */
    public static final FieldSelectorOperator IN = new FieldSelectorOperator("In");
    /** It has none of them. */
    public static final FieldSelectorOperator NOT_IN = new FieldSelectorOperator("NotIn");
    /** It is there. */
    public static final FieldSelectorOperator EXISTS = new FieldSelectorOperator("Exists");
    /** It is not there. */
    public static final FieldSelectorOperator DOES_NOT_EXIST = new FieldSelectorOperator("DoesNotExist");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldSelectorOperator {}

    @Override
    public String toString() {
        return text;
    }
}
