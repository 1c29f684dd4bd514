package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far the growth of a claim is. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ClaimResourceStatus(@JsonValue String text) {
    /** The controller makes the volume larger. */
    public static final ClaimResourceStatus CONTROLLER_RESIZE_IN_PROGRESS =
            new ClaimResourceStatus("ControllerResizeInProgress");
    /** The controller cannot make it larger. */
    public static final ClaimResourceStatus CONTROLLER_RESIZE_INFEASIBLE =
            new ClaimResourceStatus("ControllerResizeInfeasible");
    /** The node has to make its file system larger. */
    public static final ClaimResourceStatus NODE_RESIZE_PENDING = new ClaimResourceStatus("NodeResizePending");
    /** The node makes its file system larger. */
    public static final ClaimResourceStatus NODE_RESIZE_IN_PROGRESS = new ClaimResourceStatus("NodeResizeInProgress");
    /** The node cannot make it larger. */
    public static final ClaimResourceStatus NODE_RESIZE_INFEASIBLE = new ClaimResourceStatus("NodeResizeInfeasible");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ClaimResourceStatus {}

    @Override
    public String toString() {
        return text;
    }
}
