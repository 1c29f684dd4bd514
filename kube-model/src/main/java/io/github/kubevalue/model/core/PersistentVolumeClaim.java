package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A claim to storage that outlives pods. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaim.Builder.class)
public interface PersistentVolumeClaim extends KubeObject, WithPersistentVolumeClaim {
    /** The kind {@code v1 PersistentVolumeClaim}. */
    Kind<PersistentVolumeClaim> KIND = Kind.of(
            "v1", "PersistentVolumeClaim", "persistentvolumeclaims", Scope.NAMESPACED, PersistentVolumeClaim.class);

    /** The annotation that named the class before there was a field for it. */
    String CLASS_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

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

    /** The name of the class that the claim asks for, by annotation or in its spec; empty if it asks for none. */
    default String className() {
        // component-helpers/storage/volume/helpers.go, GetPersistentVolumeClaimClass
        return metadata()
                .annotations()
                .get(CLASS_ANNOTATION)
                .orElse(spec().storageClassName())
                .getOrElse("");
    }

    /** Whether the claim says of what class it is to be, even if of none. */
    default boolean hasClass() {
        return spec().storageClassName().isDefined() || metadata().annotations().containsKey(CLASS_ANNOTATION);
    }

    /** The size that the claim asks for. */
    default Quantity requestedStorage() {
        return spec().resources().requests().getOrElse("storage", Quantity.ZERO);
    }

    /** The name of the volume that the claim is bound to, or wants. */
    default Option<String> volumeName() {
        return spec().volumeName().filter(name -> !name.isEmpty());
    }

    /** Builds a {@link PersistentVolumeClaim}. */
    final class Builder extends ImmutablePersistentVolumeClaim.Builder {
        Builder() {}
    }
}
