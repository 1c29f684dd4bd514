package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A piece of storage of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolume.Builder.class)
public interface PersistentVolume extends KubeObject, WithPersistentVolume {
    /** The kind {@code v1 PersistentVolume}. */
    Kind<PersistentVolume> KIND =
            Kind.of("v1", "PersistentVolume", "persistentvolumes", Scope.CLUSTER, PersistentVolume.class);

    /** Returns a PersistentVolume of that name. */
    static PersistentVolume named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<PersistentVolume> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default PersistentVolumeSpec spec() {
        return PersistentVolumeSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default PersistentVolumeStatus status() {
        return PersistentVolumeStatus.builder().build();
    }

    @Override
    PersistentVolume withMetadata(ObjectMeta metadata);

    /** Builds a {@link PersistentVolume}. */
    final class Builder extends ImmutablePersistentVolume.Builder {
        Builder() {}
    }
}
