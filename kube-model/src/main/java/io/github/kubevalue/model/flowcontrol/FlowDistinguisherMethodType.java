package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * By what requests are told apart into flows. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record FlowDistinguisherMethodType(@JsonValue String text) {
    /** By who asks. */
    public static final FlowDistinguisherMethodType BY_USER = new FlowDistinguisherMethodType("ByUser");
    /** By the namespace they are about. */
    public static final FlowDistinguisherMethodType BY_NAMESPACE = new FlowDistinguisherMethodType("ByNamespace");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FlowDistinguisherMethodType {}

    @Override
    public String toString() {
        return text;
    }
}
