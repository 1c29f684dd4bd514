package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Who says what a driver is told. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record AllocationConfigSource(@JsonValue String text) {
    /** The class. */
    public static final AllocationConfigSource FROM_CLASS = new AllocationConfigSource("FromClass");
    /** The claim. */
    public static final AllocationConfigSource FROM_CLAIM = new AllocationConfigSource("FromClaim");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AllocationConfigSource {}

    @Override
    public String toString() {
        return text;
    }
}
