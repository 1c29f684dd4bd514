package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A claim made for this pod and deleted with it. */
@Value.Immutable
@JsonDeserialize(builder = EphemeralVolumeSource.Builder.class)
public interface EphemeralVolumeSource extends ApiValue, WithEphemeralVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What the claim is to be. */
    Option<PersistentVolumeClaimTemplate> volumeClaimTemplate();

    /** Builds an {@link EphemeralVolumeSource}. */
    final class Builder extends ImmutableEphemeralVolumeSource.Builder {
        Builder() {}
    }
}
