package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the controller last saw of a Deployment. */
@Value.Immutable
@JsonDeserialize(builder = DeploymentStatus.Builder.class)
public interface DeploymentStatus extends ApiValue, WithDeploymentStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The generation of the spec that this status speaks of. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Pods that are not terminating. */
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Pods of the current template, not terminating. */
    @Value.Default
    default int updatedReplicas() {
        return 0;
    }

    /** Pods that are ready, not terminating. */
    @Value.Default
    default int readyReplicas() {
        return 0;
    }

    /** Pods that have been ready for long enough. */
    @Value.Default
    default int availableReplicas() {
        return 0;
    }

    /** Pods still missing for full availability. */
    @Value.Default
    default int unavailableReplicas() {
        return 0;
    }

    /** Pods that are going away. */
    Option<Integer> terminatingReplicas();

    /** What holds of the Deployment. */
    Seq<DeploymentCondition> conditions();

    /** How often a name for a new ReplicaSet was taken; part of the hash in that name. */
    Option<Integer> collisionCount();

    /** Returns the condition of that type. */
    default Option<DeploymentCondition> condition(DeploymentConditionType type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** Builds a {@link DeploymentStatus}. */
    final class Builder extends ImmutableDeploymentStatus.Builder {
        Builder() {}
    }
}
