package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of requests beyond the limit. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record LimitResponseType(@JsonValue String text) {
    /** They wait. */
    public static final LimitResponseType QUEUE = new LimitResponseType("Queue");
    /** They are refused. */
    public static final LimitResponseType REJECT = new LimitResponseType("Reject");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LimitResponseType {}

    @Override
    public String toString() {
        return text;
    }
}
