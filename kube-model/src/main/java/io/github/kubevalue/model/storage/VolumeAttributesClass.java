package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.SortedMap;
import org.immutables.value.Value;

/** Attributes of volumes that claims may ask for and change. */
@Value.Immutable
@JsonDeserialize(builder = VolumeAttributesClass.Builder.class)
public interface VolumeAttributesClass extends KubeObject, WithVolumeAttributesClass {
    /** The kind {@code storage.k8s.io/v1 VolumeAttributesClass}. */
    Kind<VolumeAttributesClass> KIND = Kind.of(
            "storage.k8s.io/v1",
            "VolumeAttributesClass",
            "volumeattributesclasses",
            Scope.CLUSTER,
            VolumeAttributesClass.class);

    /** Returns a VolumeAttributesClass of that name. */
    static VolumeAttributesClass named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<VolumeAttributesClass> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The driver that knows them. */
    @JsonInclude
    @Value.Default
    default String driverName() {
        return "";
    }

    /** The attributes. */
    SortedMap<String, String> parameters();

    @Override
    VolumeAttributesClass withMetadata(ObjectMeta metadata);

    /** Builds a {@link VolumeAttributesClass}. */
    final class Builder extends ImmutableVolumeAttributesClass.Builder {
        Builder() {}
    }
}
