package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk of Amazon EC2. */
@Value.Immutable
@JsonDeserialize(builder = AWSElasticBlockStoreVolumeSource.Builder.class)
public interface AWSElasticBlockStoreVolumeSource extends ApiValue, WithAWSElasticBlockStoreVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The disk's identity. */
    @JsonInclude
    @Value.Default
    default String volumeID() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** The partition to mount; the whole disk unless set. */
    Option<Integer> partition();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds an {@link AWSElasticBlockStoreVolumeSource}. */
    final class Builder extends ImmutableAWSElasticBlockStoreVolumeSource.Builder {
        Builder() {}
    }
}
