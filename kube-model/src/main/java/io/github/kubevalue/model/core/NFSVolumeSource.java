package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A path of an NFS server. */
@Value.Immutable
@JsonDeserialize(builder = NFSVolumeSource.Builder.class)
public interface NFSVolumeSource extends ApiValue, WithNFSVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The server's name or address. */
    @JsonInclude
    @Value.Default
    default String server() {
        return "";
    }

    /** The path that it exports. */
    @JsonInclude
    @Value.Default
    default String path() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds an {@link NFSVolumeSource}. */
    final class Builder extends ImmutableNFSVolumeSource.Builder {
        Builder() {}
    }
}
