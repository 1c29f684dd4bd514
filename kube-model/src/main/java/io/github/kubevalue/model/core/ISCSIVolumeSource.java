package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** An ISCSI disk. */
@Value.Immutable
@JsonDeserialize(builder = ISCSIVolumeSource.Builder.class)
public interface ISCSIVolumeSource extends ApiValue, WithISCSIVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address of the target's portal. */
    @JsonInclude
    @Value.Default
    default String targetPortal() {
        return "";
    }

    /** The target's qualified name. */
    @JsonInclude
    @Value.Default
    default String iqn() {
        return "";
    }

    /** The number of the disk at the target. */
    @JsonInclude
    @Value.Default
    default int lun() {
        return 0;
    }

    /** The interface to go through; {@code default} unless set. */
    Option<String> iscsiInterface();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Further portals of the target. */
    Seq<String> portals();

    /** Whether discovery is authenticated. */
    Option<Boolean> chapAuthDiscovery();

    /** Whether the session is authenticated. */
    Option<Boolean> chapAuthSession();

    /** The secret with the credentials. */
    Option<LocalObjectReference> secretRef();

    /** The qualified name of this side. */
    Option<String> initiatorName();

    /** Builds an {@link ISCSIVolumeSource}. */
    final class Builder extends ImmutableISCSIVolumeSource.Builder {
        Builder() {}
    }
}
