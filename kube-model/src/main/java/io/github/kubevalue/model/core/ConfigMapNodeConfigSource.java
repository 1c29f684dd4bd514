package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The config map that a kubelet's configuration came from; no longer supported. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMapNodeConfigSource.Builder.class)
public interface ConfigMapNodeConfigSource extends ApiValue, WithConfigMapNodeConfigSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Its namespace. */
    @JsonInclude
    @Value.Default
    default String namespace() {
        return "";
    }

    /** Its name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Its identity. */
    Option<String> uid();

    /** Its revision. */
    Option<String> resourceVersion();

    /** The key of the configuration. */
    @JsonInclude
    @Value.Default
    default String kubeletConfigKey() {
        return "";
    }

    /** Builds a {@link ConfigMapNodeConfigSource}. */
    final class Builder extends ImmutableConfigMapNodeConfigSource.Builder {
        Builder() {}
    }
}
