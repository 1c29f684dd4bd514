package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A volume of a storage driver, of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = CSIPersistentVolumeSource.Builder.class)
public interface CSIPersistentVolumeSource extends ApiValue, WithCSIPersistentVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The driver. */
    @JsonInclude
    @Value.Default
    default String driver() {
        return "";
    }

    /** The volume's identity at the driver. */
    @JsonInclude
    @Value.Default
    default String volumeHandle() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** The file system, {@code ext4}; the driver's choice unless set. */
    Option<String> fsType();

    /** What else the driver is told. */
    SortedMap<String, String> volumeAttributes();

    /** The secret for attaching and detaching. */
    Option<SecretReference> controllerPublishSecretRef();

    /** The secret for making the volume ready on a node. */
    Option<SecretReference> nodeStageSecretRef();

    /** The secret for mounting it into a pod. */
    Option<SecretReference> nodePublishSecretRef();

    /** The secret for growing the volume. */
    Option<SecretReference> controllerExpandSecretRef();

    /** The secret for growing its file system on a node. */
    Option<SecretReference> nodeExpandSecretRef();

    /** Builds a {@link CSIPersistentVolumeSource}. */
    final class Builder extends ImmutableCSIPersistentVolumeSource.Builder {
        Builder() {}
    }
}
