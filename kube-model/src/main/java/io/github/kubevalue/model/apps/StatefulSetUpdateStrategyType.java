package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a StatefulSet replaces old pods.
 *
 * @param text the text on the wire
 */
public record StatefulSetUpdateStrategyType(@JsonValue String text) {
    /** One after another, from the highest ordinal down. */
    public static final StatefulSetUpdateStrategyType ROLLING_UPDATE =
            new StatefulSetUpdateStrategyType("RollingUpdate");

    /** Only when someone deletes them. */
    public static final StatefulSetUpdateStrategyType ON_DELETE = new StatefulSetUpdateStrategyType("OnDelete");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public StatefulSetUpdateStrategyType {}

    @Override
    public String toString() {
        return text;
    }
}
