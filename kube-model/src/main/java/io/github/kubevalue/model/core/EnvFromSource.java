package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Environment taken as a whole from a config map or a secret. */
@Value.Immutable
@JsonDeserialize(builder = EnvFromSource.Builder.class)
public interface EnvFromSource extends ApiValue, WithEnvFromSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Put before each name. */
    Option<String> prefix();

    /** The config map. */
    Option<ConfigMapEnvSource> configMapRef();

    /** The secret. */
    Option<SecretEnvSource> secretRef();

    /** Builds an {@link EnvFromSource}. */
    final class Builder extends ImmutableEnvFromSource.Builder {
        Builder() {}
    }
}
