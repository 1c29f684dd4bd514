package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk of Photon Controller. */
@Value.Immutable
@JsonDeserialize(builder = PhotonPersistentDiskVolumeSource.Builder.class)
public interface PhotonPersistentDiskVolumeSource extends ApiValue, WithPhotonPersistentDiskVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The disk's identity. */
    @JsonInclude
    @Value.Default
    default String pdID() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Builds a {@link PhotonPersistentDiskVolumeSource}. */
    final class Builder extends ImmutablePhotonPersistentDiskVolumeSource.Builder {
        Builder() {}
    }
}
