package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A ScaleIO volume. */
@Value.Immutable
@JsonDeserialize(builder = ScaleIOVolumeSource.Builder.class)
public interface ScaleIOVolumeSource extends ApiValue, WithScaleIOVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The address of the gateway. */
    @JsonInclude
    @Value.Default
    default String gateway() {
        return "";
    }

    /** The storage system. */
    @JsonInclude
    @Value.Default
    default String system() {
        return "";
    }

    /** The secret with the credentials. */
    @JsonInclude
    Option<LocalObjectReference> secretRef();

    /** Whether the gateway is spoken to over TLS. */
    Option<Boolean> sslEnabled();

    /** The protection domain. */
    Option<String> protectionDomain();

    /** The pool. */
    Option<String> storagePool();

    /** Whether the space is set aside at once; {@code ThinProvisioned} unless set. */
    Option<String> storageMode();

    /** The volume's name. */
    Option<String> volumeName();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link ScaleIOVolumeSource}. */
    final class Builder extends ImmutableScaleIOVolumeSource.Builder {
        Builder() {}
    }
}
