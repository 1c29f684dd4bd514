package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a claim is at present. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaimStatus.Builder.class)
public interface PersistentVolumeClaimStatus extends ApiValue, WithPersistentVolumeClaimStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Where it stands. */
    Option<PersistentVolumeClaimPhase> phase();

    /** How its volume may be mounted. */
    Seq<PersistentVolumeAccessMode> accessModes();

    /** How much its volume holds. */
    SortedMap<String, Quantity> capacity();

    /** Aspects of its state. */
    Seq<PersistentVolumeClaimCondition> conditions();

    /** What is set aside for it, while it grows. */
    SortedMap<String, Quantity> allocatedResources();

    /** How far its growth is, by resource. */
    SortedMap<String, ClaimResourceStatus> allocatedResourceStatuses();

    /** The class of attributes that its volume has. */
    Option<String> currentVolumeAttributesClassName();

    /** How far a change of the class of attributes is. */
    Option<ModifyVolumeStatus> modifyVolumeStatus();

    /** Builds a {@link PersistentVolumeClaimStatus}. */
    final class Builder extends ImmutablePersistentVolumeClaimStatus.Builder {
        Builder() {}
    }
}
