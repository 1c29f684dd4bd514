package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What becomes of the claims of pods that are no longer wanted; they stay unless said. */
@Value.Immutable
@JsonDeserialize(builder = StatefulSetPersistentVolumeClaimRetentionPolicy.Builder.class)
public interface StatefulSetPersistentVolumeClaimRetentionPolicy
        extends ApiValue, WithStatefulSetPersistentVolumeClaimRetentionPolicy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** When the StatefulSet is deleted. */
    Option<PersistentVolumeClaimRetentionPolicyType> whenDeleted();

    /** When the StatefulSet is scaled down. */
    Option<PersistentVolumeClaimRetentionPolicyType> whenScaled();

    /** Builds a {@link StatefulSetPersistentVolumeClaimRetentionPolicy}. */
    final class Builder extends ImmutableStatefulSetPersistentVolumeClaimRetentionPolicy.Builder {
        Builder() {}
    }
}
