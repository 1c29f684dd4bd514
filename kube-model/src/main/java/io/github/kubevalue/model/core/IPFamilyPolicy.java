package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many address families a Service has. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record IPFamilyPolicy(@JsonValue String text) {
    /** One. */
    public static final IPFamilyPolicy SINGLE_STACK = new IPFamilyPolicy("SingleStack");
    /** Two if the cluster has two. */
    public static final IPFamilyPolicy PREFER_DUAL_STACK = new IPFamilyPolicy("PreferDualStack");
    /** Two, or it is refused. */
    public static final IPFamilyPolicy REQUIRE_DUAL_STACK = new IPFamilyPolicy("RequireDualStack");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public IPFamilyPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
