package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Ceph block device. */
@Value.Immutable
@JsonDeserialize(builder = RBDVolumeSource.Builder.class)
public interface RBDVolumeSource extends ApiValue, WithRBDVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The addresses of the monitors. */
    @JsonInclude
    Seq<String> monitors();

    /** The image. */
    @JsonInclude
    @Value.Default
    default String image() {
        return "";
    }

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** The pool; {@code rbd} unless set. */
    Option<String> pool();

    /** The user; {@code admin} unless set. */
    Option<String> user();

    /** The path of the user's key ring on the node. */
    Option<String> keyring();

    /** The secret with the user's key, in place of the key ring. */
    Option<LocalObjectReference> secretRef();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds an {@link RBDVolumeSource}. */
    final class Builder extends ImmutableRBDVolumeSource.Builder {
        Builder() {}
    }
}
