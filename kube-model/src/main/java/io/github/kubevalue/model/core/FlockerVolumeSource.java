package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A Flocker data set. */
@Value.Immutable
@JsonDeserialize(builder = FlockerVolumeSource.Builder.class)
public interface FlockerVolumeSource extends ApiValue, WithFlockerVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its name; no longer used. */
    Option<String> datasetName();

    /** Its identity. */
    Option<String> datasetUUID();

    /** Builds a {@link FlockerVolumeSource}. */
    final class Builder extends ImmutableFlockerVolumeSource.Builder {
        Builder() {}
    }
}
