package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How rules are compared with requests. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record MatchPolicyType(@JsonValue String text) {
    /** Group and version must be those of the request. */
    public static final MatchPolicyType EXACT = new MatchPolicyType("Exact");
    /** A request counts as one to any version in which its resource is served. */
    public static final MatchPolicyType EQUIVALENT = new MatchPolicyType("Equivalent");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MatchPolicyType {}

    @Override
    public String toString() {
        return text;
    }
}
