package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a DaemonSet replaces old pods.
 *
 * @param text the text on the wire
 */
public record DaemonSetUpdateStrategyType(@JsonValue String text) {
    /** Gradually, node by node. */
    public static final DaemonSetUpdateStrategyType ROLLING_UPDATE = new DaemonSetUpdateStrategyType("RollingUpdate");

    /** Only when someone deletes them. */
    public static final DaemonSetUpdateStrategyType ON_DELETE = new DaemonSetUpdateStrategyType("OnDelete");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DaemonSetUpdateStrategyType {}

    @Override
    public String toString() {
        return text;
    }
}
