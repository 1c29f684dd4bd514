package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
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

    /** The name of the class of the volume, by annotation or in its spec; empty if it has none. */
    default String className() {
        // component-helpers/storage/volume/helpers.go, GetPersistentVolumeClass
        return metadata()
                .annotations()
                .get(PersistentVolumeClaim.CLASS_ANNOTATION)
                .orElse(spec().storageClassName())
                .getOrElse("");
    }

    /** How much the volume holds. */
    default Quantity storage() {
        return spec().capacity().getOrElse("storage", Quantity.ZERO);
    }

    /** Whether the volume is bound to the claim, or meant for it: for any claim of its name, or for this life of it. */
    default boolean isBoundTo(PersistentVolumeClaim claim) {
        // component-helpers/storage/volume/pv_helpers.go, IsVolumeBoundToClaim
        return spec().claimRef()
                .exists(ref -> ref.name().contains(claim.name())
                        && ref.namespace().contains(claim.namespace())
                        && ref.uid()
                                .filter(uid -> !uid.isEmpty())
                                .forAll(uid -> claim.metadata().uid().contains(uid)));
    }

    /** Whether the volume can be reached from the node. */
    default boolean isReachableFrom(Node node) {
        // component-helpers/storage/volume/helpers.go, CheckNodeAffinity
        return spec().nodeAffinity().flatMap(VolumeNodeAffinity::required).forAll(required -> required.matches(node));
    }

    /** Builds a {@link PersistentVolume}. */
    final class Builder extends ImmutablePersistentVolume.Builder {
        Builder() {}
    }
}
