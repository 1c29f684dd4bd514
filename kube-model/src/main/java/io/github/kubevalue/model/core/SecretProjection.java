package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A secret as files among others. */
@Value.Immutable
@JsonDeserialize(builder = SecretProjection.Builder.class)
public interface SecretProjection extends ApiValue, WithSecretProjection {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret. */
    Option<String> name();

    /** Which keys go where. */
    Seq<KeyToPath> items();

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link SecretProjection}. */
    final class Builder extends ImmutableSecretProjection.Builder {
        Builder() {}
    }
}
