package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Which endpoints serve clients outside the cluster. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ServiceExternalTrafficPolicy(@JsonValue String text) {
    /** All; the client's address is hidden. */
    public static final ServiceExternalTrafficPolicy CLUSTER = new ServiceExternalTrafficPolicy("Cluster");
    /** Only those on the node that was reached; the client's address is kept. */
    public static final ServiceExternalTrafficPolicy LOCAL = new ServiceExternalTrafficPolicy("Local");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceExternalTrafficPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
