package io.github.kubevalue.model.batch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How the completions of a Job are counted.
 *
 * @param text the text on the wire
 */
public record CompletionMode(@JsonValue String text) {
    /** Any successful pod counts. */
    public static final CompletionMode NON_INDEXED = new CompletionMode("NonIndexed");

    /** Each pod has an index, and each index must succeed once. */
    public static final CompletionMode INDEXED = new CompletionMode("Indexed");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CompletionMode {}

    @Override
    public String toString() {
        return text;
    }
}
