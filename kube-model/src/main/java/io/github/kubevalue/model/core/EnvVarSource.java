package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Where the value of an environment variable comes from: one of these. */
@Value.Immutable
@JsonDeserialize(builder = EnvVarSource.Builder.class)
public interface EnvVarSource extends ApiValue, WithEnvVarSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A field of the pod. */
    Option<ObjectFieldSelector> fieldRef();

    /** A resource of a container. */
    Option<ResourceFieldSelector> resourceFieldRef();

    /** A key of a config map. */
    Option<ConfigMapKeySelector> configMapKeyRef();

    /** A key of a secret. */
    Option<SecretKeySelector> secretKeyRef();

    /** A variable of a file in a volume. */
    Option<FileKeySelector> fileKeyRef();

    /** Builds an {@link EnvVarSource}. */
    final class Builder extends ImmutableEnvVarSource.Builder {
        Builder() {}
    }
}
