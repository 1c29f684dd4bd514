package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How far a change of a claim's class of attributes is. */
@Value.Immutable
@JsonDeserialize(builder = ModifyVolumeStatus.Builder.class)
public interface ModifyVolumeStatus extends ApiValue, WithModifyVolumeStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The class it is to have. */
    Option<String> targetVolumeAttributesClassName();

    /** How far it is. */
    @Value.Default
    default PersistentVolumeClaimModifyVolumeStatus status() {
        return new PersistentVolumeClaimModifyVolumeStatus("");
    }

    /** Builds a {@link ModifyVolumeStatus}. */
    final class Builder extends ImmutableModifyVolumeStatus.Builder {
        Builder() {}
    }
}
