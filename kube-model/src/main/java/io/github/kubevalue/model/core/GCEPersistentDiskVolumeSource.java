package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk of Google Compute Engine. */
@Value.Immutable
@JsonDeserialize(builder = GCEPersistentDiskVolumeSource.Builder.class)
public interface GCEPersistentDiskVolumeSource extends ApiValue, WithGCEPersistentDiskVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The disk's name. */
    @JsonInclude
    @Value.Default
    default String pdName() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** The partition to mount; the whole disk unless set. */
    Option<Integer> partition();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link GCEPersistentDiskVolumeSource}. */
    final class Builder extends ImmutableGCEPersistentDiskVolumeSource.Builder {
        Builder() {}
    }
}
