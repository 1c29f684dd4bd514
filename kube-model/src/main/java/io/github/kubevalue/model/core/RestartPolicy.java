package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When the kubelet starts a container again, for a pod and for a single container. The API decodes any text;
 * validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record RestartPolicy(@JsonValue String text) {
    /** Whenever it ends. */
    public static final RestartPolicy ALWAYS = new RestartPolicy("Always");
    /** When it ends with an exit code other than 0. */
    public static final RestartPolicy ON_FAILURE = new RestartPolicy("OnFailure");
    /** Not at all. */
    public static final RestartPolicy NEVER = new RestartPolicy("Never");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RestartPolicy {}

    @Override
    public String toString() {
        return text;
    }
}
