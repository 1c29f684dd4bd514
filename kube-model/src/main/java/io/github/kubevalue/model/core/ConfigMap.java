package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Configuration: texts and bytes by key. */
@Value.Immutable
@JsonDeserialize(builder = ConfigMap.Builder.class)
public interface ConfigMap extends KubeObject, WithConfigMap {
    /** The kind {@code v1 ConfigMap}. */
    Kind<ConfigMap> KIND = Kind.of("v1", "ConfigMap", "configmaps", Scope.NAMESPACED, ConfigMap.class);

    /** Returns a ConfigMap of that name. */
    static ConfigMap named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ConfigMap> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** Whether its data may no longer change. */
    Option<Boolean> immutable();

    /** The texts. */
    SortedMap<String, String> data();

    /** The bytes, in base64. */
    SortedMap<String, String> binaryData();

    @Override
    ConfigMap withMetadata(ObjectMeta metadata);

    /** Builds a {@link ConfigMap}. */
    final class Builder extends ImmutableConfigMap.Builder {
        Builder() {}
    }
}
