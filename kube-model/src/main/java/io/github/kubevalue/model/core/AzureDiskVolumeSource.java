package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk of Azure. */
@Value.Immutable
@JsonDeserialize(builder = AzureDiskVolumeSource.Builder.class)
public interface AzureDiskVolumeSource extends ApiValue, WithAzureDiskVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The disk's name. */
    @JsonInclude
    @Value.Default
    default String diskName() {
        return "";
    }

    /** Where it is in the blob storage, or its resource identity. */
    @JsonInclude
    @Value.Default
    default String diskURI() {
        return "";
    }

    /** How the host caches it; {@code ReadWrite} unless set. */
    Option<AzureDataDiskCachingMode> cachingMode();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** What sort of disk it is; {@code Shared} unless set. */
    Option<AzureDataDiskKind> kind();

    /** Builds an {@link AzureDiskVolumeSource}. */
    final class Builder extends ImmutableAzureDiskVolumeSource.Builder {
        Builder() {}
    }
}
