package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of a ReplicaSet is about.
 *
 * @param text the text on the wire
 */
public record ReplicaSetConditionType(@JsonValue String text) {
    /** A pod could not be created or deleted. */
    public static final ReplicaSetConditionType REPLICA_FAILURE = new ReplicaSetConditionType("ReplicaFailure");

    /** Takes any text, as the API does; validation judges it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReplicaSetConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
