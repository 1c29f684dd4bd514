package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A secret as files. */
@Value.Immutable
@JsonDeserialize(builder = SecretVolumeSource.Builder.class)
public interface SecretVolumeSource extends ApiValue, WithSecretVolumeSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret. */
    Option<String> secretName();

    /** Which keys go where; all of them, under their own names, unless set. */
    Seq<KeyToPath> items();

    /** Mode bits of the files; 0644 unless set. */
    Option<Integer> defaultMode();

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link SecretVolumeSource}. */
    final class Builder extends ImmutableSecretVolumeSource.Builder {
        Builder() {}
    }
}
