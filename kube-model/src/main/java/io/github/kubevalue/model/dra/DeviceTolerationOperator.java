package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a toleration relates to the value of a taint. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record DeviceTolerationOperator(@JsonValue String text) {
    /** Any value. */
    public static final DeviceTolerationOperator EXISTS = new DeviceTolerationOperator("Exists");
    /** That value. */
    public static final DeviceTolerationOperator EQUAL = new DeviceTolerationOperator("Equal");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceTolerationOperator {}

    @Override
    public String toString() {
        return text;
    }
}
