package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a webhook or policy is asked again when others have changed the object after it. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ReinvocationPolicyType(@JsonValue String text) {
    /** It is not. */
    public static final ReinvocationPolicyType NEVER = new ReinvocationPolicyType("Never");
    /** It is. */
    public static final ReinvocationPolicyType IF_NEEDED = new ReinvocationPolicyType("IfNeeded");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReinvocationPolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
