package io.github.kubevalue.model.admissionregistration;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which resources a rule speaks of, by where they live. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ScopeType(@JsonValue String text) {
    /** Those of the cluster. */
    public static final ScopeType CLUSTER = new ScopeType("Cluster");
    /** Those in namespaces. */
    public static final ScopeType NAMESPACED = new ScopeType("Namespaced");
    /** All. */
    public static final ScopeType ALL = new ScopeType("*");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ScopeType {}

    @Override
    public String toString() {
        return text;
    }
}
