package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a LimitRange bounds. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record LimitType(@JsonValue String text) {
    /** All containers of a pod together. */
    public static final LimitType POD = new LimitType("Pod");
    /** Each container. */
    public static final LimitType CONTAINER = new LimitType("Container");
    /** Each claim to storage. */
    public static final LimitType PERSISTENT_VOLUME_CLAIM = new LimitType("PersistentVolumeClaim");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LimitType {}

    @Override
    public String toString() {
        return text;
    }
}
