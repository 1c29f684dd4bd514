package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** The addresses behind a Service, in the older form: one object for all of them. EndpointSlice has taken its place. */
@Value.Immutable
@JsonDeserialize(builder = Endpoints.Builder.class)
public interface Endpoints extends KubeObject, WithEndpoints {
    /** The kind {@code v1 Endpoints}. */
    Kind<Endpoints> KIND = Kind.of("v1", "Endpoints", "endpoints", Scope.NAMESPACED, Endpoints.class);

    /** Returns an Endpoints of that name. */
    static Endpoints named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Endpoints> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The addresses, grouped by the ports they share. */
    Seq<EndpointSubset> subsets();

    @Override
    Endpoints withMetadata(ObjectMeta metadata);

    /** Builds an {@link Endpoints}. */
    final class Builder extends ImmutableEndpoints.Builder {
        Builder() {}
    }
}
