package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is claimed. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaimSpec.Builder.class)
public interface PersistentVolumeClaimSpec extends ApiValue, WithPersistentVolumeClaimSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How the volume is to be mounted. */
    Seq<PersistentVolumeAccessMode> accessModes();

    /** Labels of the volume. */
    Option<LabelSelector> selector();

    /** How much is claimed. */
    @Value.Default
    default VolumeResourceRequirements resources() {
        return VolumeResourceRequirements.builder().build();
    }

    /** The volume that the claim is bound to. */
    Option<String> volumeName();

    /** The class; the default one if absent, none if empty. */
    Option<String> storageClassName();

    /** What the pods are to see; a directory unless set. */
    Option<PersistentVolumeMode> volumeMode();

    /** What the volume is filled from. */
    Option<TypedLocalObjectReference> dataSource();

    /** What the volume is filled from, of any kind. */
    Option<TypedObjectReference> dataSourceRef();

    /** The class of the volume's attributes. */
    Option<String> volumeAttributesClassName();

    /** Builds a {@link PersistentVolumeClaimSpec}. */
    final class Builder extends ImmutablePersistentVolumeClaimSpec.Builder {
        Builder() {}
    }
}
