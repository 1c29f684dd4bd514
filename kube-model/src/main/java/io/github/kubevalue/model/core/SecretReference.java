package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Refers to a secret of any namespace. */
@Value.Immutable
@JsonDeserialize(builder = SecretReference.Builder.class)
public interface SecretReference extends ApiValue, WithSecretReference {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret. */
    Option<String> name();

    /** Its namespace. */
    Option<String> namespace();

    /** Builds a {@link SecretReference}. */
    final class Builder extends ImmutableSecretReference.Builder {
        Builder() {}
    }
}
