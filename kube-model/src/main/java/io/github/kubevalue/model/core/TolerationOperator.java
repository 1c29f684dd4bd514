package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a toleration relates a taint's value to its own. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record TolerationOperator(@JsonValue String text) {
    /** Any value. */
    public static final TolerationOperator EXISTS = new TolerationOperator("Exists");
    /** The same value. */
    public static final TolerationOperator EQUAL = new TolerationOperator("Equal");
    /** As whole numbers, the taint's value is less than its own. */
    public static final TolerationOperator LT = new TolerationOperator("Lt");
    /** As whole numbers, the taint's value is greater than its own. */
    public static final TolerationOperator GT = new TolerationOperator("Gt");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TolerationOperator {}

    @Override
    public String toString() {
        return text;
    }
}
