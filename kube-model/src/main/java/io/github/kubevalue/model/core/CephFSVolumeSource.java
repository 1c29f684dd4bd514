package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Ceph file system. */
@Value.Immutable
@JsonDeserialize(builder = CephFSVolumeSource.Builder.class)
public interface CephFSVolumeSource extends ApiValue, WithCephFSVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses of the monitors. */
    @JsonInclude
    Seq<String> monitors();

    /** The part that is mounted; all of it unless set. */
    Option<String> path();

    /** The user; {@code admin} unless set. */
    Option<String> user();

    /** The path of the user's key on the node. */
    Option<String> secretFile();

    /** The secret with the user's key, in place of the file. */
    Option<LocalObjectReference> secretRef();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link CephFSVolumeSource}. */
    final class Builder extends ImmutableCephFSVolumeSource.Builder {
        Builder() {}
    }
}
