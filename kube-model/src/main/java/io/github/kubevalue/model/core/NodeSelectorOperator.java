package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a requirement relates a node's label or field to its values. The API decodes any text; validation refuses
 * unknown ones.
 *
 * @param text the text in manifests
 */
public record NodeSelectorOperator(@JsonValue String text) {
    /** It has one of the values. */
    public static final NodeSelectorOperator IN = new NodeSelectorOperator("In");
    /** It is absent, or has none of the values. */
    public static final NodeSelectorOperator NOT_IN = new NodeSelectorOperator("NotIn");
    /** It is present. */
    public static final NodeSelectorOperator EXISTS = new NodeSelectorOperator("Exists");
    /** It is absent. */
    public static final NodeSelectorOperator DOES_NOT_EXIST = new NodeSelectorOperator("DoesNotExist");
    /** As a whole number, it is greater than the only value. */
    public static final NodeSelectorOperator GT = new NodeSelectorOperator("Gt");
    /** As a whole number, it is less than the only value. */
    public static final NodeSelectorOperator LT = new NodeSelectorOperator("Lt");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NodeSelectorOperator {}

    @Override
    public String toString() {
        return text;
    }
}
