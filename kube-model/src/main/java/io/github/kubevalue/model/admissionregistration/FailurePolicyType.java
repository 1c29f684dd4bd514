package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What becomes of a request when a policy or webhook fails. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record FailurePolicyType(@JsonValue String text) {
    /** It goes on. */
    public static final FailurePolicyType IGNORE = new FailurePolicyType("Ignore");
    /** It is refused. */
    public static final FailurePolicyType FAIL = new FailurePolicyType("Fail");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FailurePolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
