package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * When a claim is bound to a volume. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record VolumeBindingMode(@JsonValue String text) {
    /** As soon as there is a claim. */
    public static final VolumeBindingMode IMMEDIATE = new VolumeBindingMode("Immediate");
    /** Once a pod that uses the claim is scheduled, to suit its node. */
    public static final VolumeBindingMode WAIT_FOR_FIRST_CONSUMER = new VolumeBindingMode("WaitForFirstConsumer");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public VolumeBindingMode {}

    @Override
    public String toString() {
        return text;
    }
}
