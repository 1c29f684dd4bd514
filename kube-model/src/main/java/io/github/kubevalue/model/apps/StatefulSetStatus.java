package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What the controller last saw of a StatefulSet. */
@Value.Immutable
@JsonDeserialize(builder = StatefulSetStatus.Builder.class)
public interface StatefulSetStatus extends ApiValue, WithStatefulSetStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The generation of the spec that this status speaks of. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Pods that there are. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int replicas() {
        return 0;
    }

    /** Pods that are ready. */
    @Value.Default
    default int readyReplicas() {
        return 0;
    }

    /** Pods of the current revision. */
    @Value.Default
    default int currentReplicas() {
        return 0;
    }

    /** Pods of the revision that is being rolled out. */
    @Value.Default
    default int updatedReplicas() {
        return 0;
    }

    /** The revision that pods had before the roll-out. */
    @Value.Default
    default String currentRevision() {
        return "";
    }

    /** The revision that is being rolled out. */
    @Value.Default
    default String updateRevision() {
        return "";
    }

    /** How often a name for a new revision was taken. */
    Option<Integer> collisionCount();

    /** What holds of the StatefulSet. */
    Seq<StatefulSetCondition> conditions();

    /** Pods that have been ready for long enough. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    @Value.Default
    default int availableReplicas() {
        return 0;
    }

    /** Builds a {@link StatefulSetStatus}. */
    final class Builder extends ImmutableStatefulSetStatus.Builder {
        Builder() {}
    }
}
