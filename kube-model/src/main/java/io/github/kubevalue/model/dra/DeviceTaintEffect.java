package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What the taint of a device does to pods. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record DeviceTaintEffect(@JsonValue String text) {
    /** Nothing; it only informs. */
    public static final DeviceTaintEffect NONE = new DeviceTaintEffect("None");
    /** No pod gets the device any more. */
    public static final DeviceTaintEffect NO_SCHEDULE = new DeviceTaintEffect("NoSchedule");
    /** Pods that have the device are evicted too. */
    public static final DeviceTaintEffect NO_EXECUTE = new DeviceTaintEffect("NoExecute");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeviceTaintEffect {}

    @Override
    public String toString() {
        return text;
    }
}
