package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a request does. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record OperationType(@JsonValue String text) {
    /** Anything. */
    public static final OperationType ALL = new OperationType("*");
    /** It creates an object. */
    public static final OperationType CREATE = new OperationType("CREATE");
    /** It changes an object. */
    public static final OperationType UPDATE = new OperationType("UPDATE");
    /** It deletes an object. */
    public static final OperationType DELETE = new OperationType("DELETE");
    /** It talks to an object. */
    public static final OperationType CONNECT = new OperationType("CONNECT");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OperationType {}

    @Override
    public String toString() {
        return text;
    }
}
