package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What the controller last saw. */
@Value.Immutable
@JsonDeserialize(builder = ReplicationControllerStatus.Builder.class)
public interface ReplicationControllerStatus extends ApiValue, WithReplicationControllerStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Pods that exist. */
    @JsonInclude
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Pods that have all labels of the template. */
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

    /** The generation of the spec that this status speaks of. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Aspects of its state. */
    Seq<ReplicationControllerCondition> conditions();

    /** Builds a {@link ReplicationControllerStatus}. */
    final class Builder extends ImmutableReplicationControllerStatus.Builder {
        Builder() {}
    }
}
