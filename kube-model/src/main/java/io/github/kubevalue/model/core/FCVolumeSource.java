package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Fibre Channel disk: by target and number, or by identity. */
@Value.Immutable
@JsonDeserialize(builder = FCVolumeSource.Builder.class)
public interface FCVolumeSource extends ApiValue, WithFCVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The world wide names of the targets. */
    Seq<String> targetWWNs();

    /** The number of the disk at the target. */
    Option<Integer> lun();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** The world wide identities of the disk, in place of target and number. */
    Seq<String> wwids();

    /** Builds an {@link FCVolumeSource}. */
    final class Builder extends ImmutableFCVolumeSource.Builder {
        Builder() {}
    }
}
