package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of a Deployment is about.
 *
 * @param text the text on the wire
 */
public record DeploymentConditionType(@JsonValue String text) {
    /** At least the required number of pods is available. */
    public static final DeploymentConditionType AVAILABLE = new DeploymentConditionType("Available");

    /** The roll-out makes progress, or is complete. */
    public static final DeploymentConditionType PROGRESSING = new DeploymentConditionType("Progressing");

    /** A pod could not be created or deleted. */
    public static final DeploymentConditionType REPLICA_FAILURE = new DeploymentConditionType("ReplicaFailure");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DeploymentConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
