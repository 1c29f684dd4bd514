package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A volume that is to be, or is, attached to a node. */
@Value.Immutable
@JsonDeserialize(builder = VolumeAttachment.Builder.class)
public interface VolumeAttachment extends KubeObject, WithVolumeAttachment {
    /** The kind {@code storage.k8s.io/v1 VolumeAttachment}. */
    Kind<VolumeAttachment> KIND = Kind.of(
            "storage.k8s.io/v1", "VolumeAttachment", "volumeattachments", Scope.CLUSTER, VolumeAttachment.class);

    /** Returns a VolumeAttachment of that name. */
    static VolumeAttachment named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<VolumeAttachment> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default VolumeAttachmentSpec spec() {
        return VolumeAttachmentSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default VolumeAttachmentStatus status() {
        return VolumeAttachmentStatus.builder().build();
    }

    @Override
    VolumeAttachment withMetadata(ObjectMeta metadata);

    /** Builds a {@link VolumeAttachment}. */
    final class Builder extends ImmutableVolumeAttachment.Builder {
        Builder() {}
    }
}
