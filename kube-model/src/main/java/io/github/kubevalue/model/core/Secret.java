package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Confidential configuration: bytes by key. */
@Value.Immutable
@JsonDeserialize(builder = Secret.Builder.class)
public interface Secret extends KubeObject, WithSecret {
    /** The kind {@code v1 Secret}. */
    Kind<Secret> KIND = Kind.of("v1", "Secret", "secrets", Scope.NAMESPACED, Secret.class);

    /** Returns a Secret of that name. */
    static Secret named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Secret> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** Whether its data may no longer change. */
    Option<Boolean> immutable();

    /** The bytes, in base64. */
    SortedMap<String, String> data();

    /** Texts that the API server moves to {@link #data()}. */
    SortedMap<String, String> stringData();

    /** What it is for; {@code Opaque} unless set. The field is called {@code type}. */
    @JsonProperty("type")
    Option<SecretType> secretType();

    @Override
    Secret withMetadata(ObjectMeta metadata);

    /** Builds a {@link Secret}. */
    final class Builder extends ImmutableSecret.Builder {
        Builder() {}
    }
}
