package io.github.kubevalue.model.policy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.DeleteOptions;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Asks for a pod to be deleted if the disruption budgets allow it. */
@Value.Immutable
@JsonDeserialize(builder = Eviction.Builder.class)
public interface Eviction extends KubeObject, WithEviction {
    /** The kind {@code policy/v1 Eviction}. */
    Kind<Eviction> KIND = Kind.of("policy/v1", "Eviction", "pods/eviction", Scope.NAMESPACED, Eviction.class);

    /** Returns an Eviction of that name. */
    static Eviction named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Eviction> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** How it is to be deleted. */
    Option<DeleteOptions> deleteOptions();

    @Override
    Eviction withMetadata(ObjectMeta metadata);

    /** Builds an {@link Eviction}. */
    final class Builder extends ImmutableEviction.Builder {
        Builder() {}
    }
}
