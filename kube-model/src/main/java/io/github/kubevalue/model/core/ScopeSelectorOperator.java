package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a quota's scope relates to its values. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ScopeSelectorOperator(@JsonValue String text) {
    /** It has one of them. */
    public static final ScopeSelectorOperator IN = new ScopeSelectorOperator("In");
    /** It has none of them. */
    public static final ScopeSelectorOperator NOT_IN = new ScopeSelectorOperator("NotIn");
    /** The scope applies. */
    public static final ScopeSelectorOperator EXISTS = new ScopeSelectorOperator("Exists");
    /** The scope does not apply. */
    public static final ScopeSelectorOperator DOES_NOT_EXIST = new ScopeSelectorOperator("DoesNotExist");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScopeSelectorOperator {}

    @Override
    public String toString() {
        return text;
    }
}
