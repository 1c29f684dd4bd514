package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a webhook changes anything outside the request. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record SideEffectClass(@JsonValue String text) {
    /** Nobody knows. */
    public static final SideEffectClass UNKNOWN = new SideEffectClass("Unknown");
    /** It does not. */
    public static final SideEffectClass NONE = new SideEffectClass("None");
    /** It may. */
    public static final SideEffectClass SOME = new SideEffectClass("Some");
    /** It may, but not in a dry run. */
    public static final SideEffectClass NONE_ON_DRY_RUN = new SideEffectClass("NoneOnDryRun");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SideEffectClass {}

    @Override
    public String toString() {
        return text;
    }
}
