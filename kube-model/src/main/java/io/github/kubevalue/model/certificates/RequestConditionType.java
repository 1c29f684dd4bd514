package io.github.kubevalue.model.certificates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What was decided about a request. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record RequestConditionType(@JsonValue String text) {
    /** It may be signed. */
    public static final RequestConditionType APPROVED = new RequestConditionType("Approved");
    /** It may not be signed. */
    public static final RequestConditionType DENIED = new RequestConditionType("Denied");
    /** The signer could not sign it. */
    public static final RequestConditionType FAILED = new RequestConditionType("Failed");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
