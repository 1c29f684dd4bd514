package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Ceph file system of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = CephFSPersistentVolumeSource.Builder.class)
public interface CephFSPersistentVolumeSource extends ApiValue, WithCephFSPersistentVolumeSource {

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
    Option<SecretReference> secretRef();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link CephFSPersistentVolumeSource}. */
    final class Builder extends ImmutableCephFSPersistentVolumeSource.Builder {
        Builder() {}
    }
}
