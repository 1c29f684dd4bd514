package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Rules by which HTTP traffic from outside reaches Services: by host, then by path. */
@Value.Immutable
@JsonDeserialize(builder = Ingress.Builder.class)
public interface Ingress extends KubeObject, WithIngress {

    /** The kind {@code networking.k8s.io/v1 Ingress}. */
    Kind<Ingress> KIND = Kind.of("networking.k8s.io/v1", "Ingress", "ingresses", Scope.NAMESPACED, Ingress.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Ingress> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default IngressSpec spec() {
        return IngressSpec.builder().build();
    }

    /** Where the Ingress answers. */
    @Value.Default
    default IngressStatus status() {
        return IngressStatus.builder().build();
    }

    @Override
    Ingress withMetadata(ObjectMeta metadata);

    /** Builds an {@link Ingress}. */
    final class Builder extends ImmutableIngress.Builder {
        Builder() {}
    }
}
