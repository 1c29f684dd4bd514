package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a claim of the pod's namespace is bound to. */
@Value.Immutable
@JsonDeserialize(builder = PersistentVolumeClaimVolumeSource.Builder.class)
public interface PersistentVolumeClaimVolumeSource extends ApiValue, WithPersistentVolumeClaimVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The claim. */
    @JsonInclude
    @Value.Default
    default String claimName() {
        return "";
    }

    /** Whether it may only be read. */
    Option<Boolean> readOnly();

    /** Builds a {@link PersistentVolumeClaimVolumeSource}. */
    final class Builder extends ImmutablePersistentVolumeClaimVolumeSource.Builder {
        Builder() {}
    }
}
