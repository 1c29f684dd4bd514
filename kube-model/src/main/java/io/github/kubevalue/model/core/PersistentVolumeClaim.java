package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A claim to storage that outlives pods. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaim.Builder.class)
public interface PersistentVolumeClaim extends KubeObject, WithPersistentVolumeClaim {
    /** The kind {@code v1 PersistentVolumeClaim}. */
    Kind<PersistentVolumeClaim> KIND = Kind.of(
            "v1", "PersistentVolumeClaim", "persistentvolumeclaims", Scope.NAMESPACED, PersistentVolumeClaim.class);

    /** Returns a PersistentVolumeClaim of that name. */
    static PersistentVolumeClaim named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<PersistentVolumeClaim> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default PersistentVolumeClaimSpec spec() {
        return PersistentVolumeClaimSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default PersistentVolumeClaimStatus status() {
        return PersistentVolumeClaimStatus.builder().build();
    }

    @Override
    PersistentVolumeClaim withMetadata(ObjectMeta metadata);

    /** Builds a {@link PersistentVolumeClaim}. */
    final class Builder extends ImmutablePersistentVolumeClaim.Builder {
        Builder() {}
    }
}
