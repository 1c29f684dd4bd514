package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a change of a pod's resources is. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record PodResizeStatus(@JsonValue String text) {
    /** It is under way. */
    public static final PodResizeStatus IN_PROGRESS = new PodResizeStatus("InProgress");
    /** There is no room at present. */
    public static final PodResizeStatus DEFERRED = new PodResizeStatus("Deferred");
    /** There never will be room. */
    public static final PodResizeStatus INFEASIBLE = new PodResizeStatus("Infeasible");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PodResizeStatus {}

    @Override
    public String toString() {
        return text;
    }
}
