package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether all devices that fit are wanted. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record DeviceAllocationMode(@JsonValue String text) {
    /** Only so many. */
    public static final DeviceAllocationMode EXACT_COUNT = new DeviceAllocationMode("ExactCount");
    /** All of them. */
    public static final DeviceAllocationMode ALL = new DeviceAllocationMode("All");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceAllocationMode {}

    @Override
    public String toString() {
        return text;
    }
}
