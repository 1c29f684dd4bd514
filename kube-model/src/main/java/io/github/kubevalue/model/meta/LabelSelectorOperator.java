package io.github.kubevalue.model.meta;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a requirement relates a label to its values. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the operator as manifests write it
 */
public record LabelSelectorOperator(@JsonValue String text) {
    /** The label has one of the values. */
    public static final LabelSelectorOperator IN = new LabelSelectorOperator("In");
    /** The label is absent, or has none of the values. */
    public static final LabelSelectorOperator NOT_IN = new LabelSelectorOperator("NotIn");
    /** The label is present. */
    public static final LabelSelectorOperator EXISTS = new LabelSelectorOperator("Exists");
    /** The label is absent. */
    public static final LabelSelectorOperator DOES_NOT_EXIST = new LabelSelectorOperator("DoesNotExist");

    /** Returns the operator with that text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LabelSelectorOperator {}

    @Override
    public String toString() {
        return text;
    }
}
