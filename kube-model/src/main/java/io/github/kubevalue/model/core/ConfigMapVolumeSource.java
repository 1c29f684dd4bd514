package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A config map as files. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMapVolumeSource.Builder.class)
public interface ConfigMapVolumeSource extends ApiValue, WithConfigMapVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The config map. */
    Option<String> name();

    /** Which keys go where; all of them, under their own names, unless set. */
    Seq<KeyToPath> items();

    /** Mode bits of the files; 0644 unless set. */
    Option<Integer> defaultMode();

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link ConfigMapVolumeSource}. */
    final class Builder extends ImmutableConfigMapVolumeSource.Builder {
        Builder() {}
    }
}
