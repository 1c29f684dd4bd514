package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ObjectMeta;
import org.immutables.value.Value;

/** What a claim made for a pod is to be. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaimTemplate.Builder.class)
public interface PersistentVolumeClaimTemplate extends ApiValue, WithPersistentVolumeClaimTemplate {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Labels and annotations of the claim. */
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is claimed. */
    @Value.Default
    default PersistentVolumeClaimSpec spec() {
        return PersistentVolumeClaimSpec.builder().build();
    }

    /** Builds a {@link PersistentVolumeClaimTemplate}. */
    final class Builder extends ImmutablePersistentVolumeClaimTemplate.Builder {
        Builder() {}
    }
}
