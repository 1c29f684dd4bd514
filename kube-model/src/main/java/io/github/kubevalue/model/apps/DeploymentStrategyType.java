package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How a Deployment replaces old pods.
 *
 * @param text the text on the wire
 */
public record DeploymentStrategyType(@JsonValue String text) {
    /** Gradually: new ones come as old ones go. */
    public static final DeploymentStrategyType ROLLING_UPDATE = new DeploymentStrategyType("RollingUpdate");

    /** All old ones go before new ones come. */
    public static final DeploymentStrategyType RECREATE = new DeploymentStrategyType("Recreate");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeploymentStrategyType {}

    @Override
    public String toString() {
        return text;
    }
}
