package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the controller last saw of a ReplicaSet. */
@Value.Immutable
@JsonDeserialize(builder = ReplicaSetStatus.Builder.class)
public interface ReplicaSetStatus extends ApiValue, WithReplicaSetStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Pods that are not terminating. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Pods that carry all labels of the template. */
    @Value.Default
    default int fullyLabeledReplicas() {
        return 0;
    }

    /** Pods that are ready. */
    @Value.Default
    default int readyReplicas() {
        return 0;
    }

    /** Pods that have been ready for long enough. */
    @Value.Default
    default int availableReplicas() {
        return 0;
    }

    /** Pods that are going away. */
    Option<Integer> terminatingReplicas();

    /** The generation of the spec that this status speaks of. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** What holds of the ReplicaSet. */
    Seq<ReplicaSetCondition> conditions();

    /** Builds a {@link ReplicaSetStatus}. */
    final class Builder extends ImmutableReplicaSetStatus.Builder {
        Builder() {}
    }
}
