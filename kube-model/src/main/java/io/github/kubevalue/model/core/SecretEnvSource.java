package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A secret whose keys become environment variables. */
@Value.Immutable
@JsonDeserialize(builder = SecretEnvSource.Builder.class)
public interface SecretEnvSource extends ApiValue, WithSecretEnvSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The secret. */
    Option<String> name();

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link SecretEnvSource}. */
    final class Builder extends ImmutableSecretEnvSource.Builder {
        Builder() {}
    }
}
