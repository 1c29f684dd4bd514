package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A namespace: a scope for names, {@code Namespace.named("demo")}. */
@Value.Immutable
@JsonDeserialize(builder = Namespace.Builder.class)
public interface Namespace extends KubeObject, WithNamespace {
    /** The kind {@code v1 Namespace}. */
    Kind<Namespace> KIND = Kind.of("v1", "Namespace", "namespaces", Scope.CLUSTER, Namespace.class);

    /** Returns a Namespace of that name. */
    static Namespace named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Namespace> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default NamespaceSpec spec() {
        return NamespaceSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default NamespaceStatus status() {
        return NamespaceStatus.builder().build();
    }

    @Override
    Namespace withMetadata(ObjectMeta metadata);

    /** Builds a {@link Namespace}. */
    final class Builder extends ImmutableNamespace.Builder {
        Builder() {}
    }
}
