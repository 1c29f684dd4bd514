package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Fields of the pod as files. */
@Value.Immutable
@JsonDeserialize(builder = DownwardAPIVolumeSource.Builder.class)
public interface DownwardAPIVolumeSource extends ApiValue, WithDownwardAPIVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The files. */
    Seq<DownwardAPIVolumeFile> items();

    /** Mode bits of the files; 0644 unless set. */
    Option<Integer> defaultMode();

    /** Builds a {@link DownwardAPIVolumeSource}. */
    final class Builder extends ImmutableDownwardAPIVolumeSource.Builder {
        Builder() {}
    }
}
