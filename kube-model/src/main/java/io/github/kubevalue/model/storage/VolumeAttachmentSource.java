package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.PersistentVolumeSpec;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The volume of an attachment: one of the cluster, or one that is described here. */
@Value.Immutable
@JsonDeserialize(builder = VolumeAttachmentSource.Builder.class)
public interface VolumeAttachmentSource extends ApiValue, WithVolumeAttachmentSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The volume of the cluster. */
    Option<String> persistentVolumeName();

    /** The volume itself; for volumes of pods that a driver serves in place of their old code. */
    Option<PersistentVolumeSpec> inlineVolumeSpec();

    /** Builds a {@link VolumeAttachmentSource}. */
    final class Builder extends ImmutableVolumeAttachmentSource.Builder {
        Builder() {}
    }
}
