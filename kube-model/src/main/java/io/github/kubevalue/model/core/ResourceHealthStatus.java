package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The health of a device. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ResourceHealthStatus(@JsonValue String text) {
    /** It works. */
    public static final ResourceHealthStatus HEALTHY = new ResourceHealthStatus("Healthy");
    /** It does not work. */
    public static final ResourceHealthStatus UNHEALTHY = new ResourceHealthStatus("Unhealthy");
    /** Nobody knows. */
    public static final ResourceHealthStatus UNKNOWN = new ResourceHealthStatus("Unknown");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ResourceHealthStatus {}

    @Override
    public String toString() {
        return text;
    }
}
