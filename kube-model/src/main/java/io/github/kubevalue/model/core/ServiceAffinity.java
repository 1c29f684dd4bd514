package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether a client comes back to the endpoint it had. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ServiceAffinity(@JsonValue String text) {
    /** Each connection chooses anew. */
    public static final ServiceAffinity NONE = new ServiceAffinity("None");
    /** By the client's address, for a time. */
    public static final ServiceAffinity CLIENT_IP = new ServiceAffinity("ClientIP");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServiceAffinity {}

    @Override
    public String toString() {
        return text;
    }
}
