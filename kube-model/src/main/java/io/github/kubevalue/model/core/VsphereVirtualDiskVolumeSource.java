package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk of vSphere. */
@Value.Immutable
@JsonDeserialize(builder = VsphereVirtualDiskVolumeSource.Builder.class)
public interface VsphereVirtualDiskVolumeSource extends ApiValue, WithVsphereVirtualDiskVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path of the disk. */
    @JsonInclude
    @Value.Default
    default String volumePath() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** The name of its storage policy. */
    Option<String> storagePolicyName();

    /** The identity of its storage policy. */
    Option<String> storagePolicyID();

    /** Builds a {@link VsphereVirtualDiskVolumeSource}. */
    final class Builder extends ImmutableVsphereVirtualDiskVolumeSource.Builder {
        Builder() {}
    }
}
