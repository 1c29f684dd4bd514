package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A config map whose keys become environment variables. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMapEnvSource.Builder.class)
public interface ConfigMapEnvSource extends ApiValue, WithConfigMapEnvSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The config map. */
    Option<String> name();

    /** Whether it may be missing. */
    Option<Boolean> optional();

    /** Builds a {@link ConfigMapEnvSource}. */
    final class Builder extends ImmutableConfigMapEnvSource.Builder {
        Builder() {}
    }
}
