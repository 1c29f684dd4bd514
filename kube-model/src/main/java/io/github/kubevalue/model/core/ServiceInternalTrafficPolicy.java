package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which endpoints serve clients inside the cluster. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ServiceInternalTrafficPolicy(@JsonValue String text) {
    /** All. */
    public static final ServiceInternalTrafficPolicy CLUSTER = new ServiceInternalTrafficPolicy("Cluster");
    /** Only those on the client's node. */
    public static final ServiceInternalTrafficPolicy LOCAL = new ServiceInternalTrafficPolicy("Local");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceInternalTrafficPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
