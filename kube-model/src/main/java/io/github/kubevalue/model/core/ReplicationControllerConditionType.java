package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a condition of a ReplicationController is about. The API decodes any text; validation refuses unknown ones.
 *
 * @param text the text in manifests
 */
public record ReplicationControllerConditionType(@JsonValue String text) {
    /** A pod could not be made or deleted. */
    public static final ReplicationControllerConditionType REPLICA_FAILURE =
            new ReplicationControllerConditionType("ReplicaFailure");

    /** Takes any text. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReplicationControllerConditionType {}

    @Override
    public String toString() {
        return text;
    }
}
