package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the controller last saw of a DaemonSet. */
@Value.Immutable
@JsonDeserialize(builder = DaemonSetStatus.Builder.class)
public interface DaemonSetStatus extends ApiValue, WithDaemonSetStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Nodes that should run the pod and do. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int currentNumberScheduled() {
        return 0;
    }

    /** Nodes that run the pod and should not. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int numberMisscheduled() {
        return 0;
    }

    /** Nodes that should run the pod. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int desiredNumberScheduled() {
        return 0;
    }

    /** Nodes that should run the pod and have one ready. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int numberReady() {
        return 0;
    }

    /** The generation of the spec that this status speaks of. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Nodes that run the pod as the template now has it. */
    @Value.Default
    default int updatedNumberScheduled() {
        return 0;
    }

    /** Nodes whose pod has been ready for long enough. */
    @Value.Default
    default int numberAvailable() {
        return 0;
    }

    /** Nodes that should run the pod and have none available. */
    @Value.Default
    default int numberUnavailable() {
        return 0;
    }

    /** How often a name for a new revision was taken. */
    Option<Integer> collisionCount();

    /** What holds of the DaemonSet. */
    Seq<DaemonSetCondition> conditions();

    /** Builds a {@link DaemonSetStatus}. */
    final class Builder extends ImmutableDaemonSetStatus.Builder {
        Builder() {}
    }
}
