package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A directory that lives as long as the pod. */
@Value.Immutable
@JsonDeserialize(builder = EmptyDirVolumeSource.Builder.class)
public interface EmptyDirVolumeSource extends ApiValue, WithEmptyDirVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What it is kept on. */
    Option<StorageMedium> medium();

    /** The most it may hold. */
    Option<Quantity> sizeLimit();

    /** Builds an {@link EmptyDirVolumeSource}. */
    final class Builder extends ImmutableEmptyDirVolumeSource.Builder {
        Builder() {}
    }
}
