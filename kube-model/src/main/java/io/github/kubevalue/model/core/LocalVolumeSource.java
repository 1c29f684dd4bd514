package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A disk or path of one node. */
@Value.Immutable
@JsonDeserialize(builder = LocalVolumeSource.Builder.class)
public interface LocalVolumeSource extends ApiValue, WithLocalVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The path on the node, of a directory or a block device. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Builds a {@link LocalVolumeSource}. */
    final class Builder extends ImmutableLocalVolumeSource.Builder {
        Builder() {}
    }
}
