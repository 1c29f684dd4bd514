package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Where custom resources live. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ResourceScope(@JsonValue String text) {
    /** In the cluster. */
    public static final ResourceScope CLUSTER = new ResourceScope("Cluster");
    /** In namespaces. */
    public static final ResourceScope NAMESPACED = new ResourceScope("Namespaced");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResourceScope {}

    @Override
    public String toString() {
        return text;
    }
}
