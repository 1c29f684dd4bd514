package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A pod: containers that live and die together, on one node, behind one address. */
@Value.Immutable
@JsonDeserialize(builder = Pod.Builder.class)
public interface Pod extends KubeObject, WithPod {
    /** The kind {@code v1 Pod}. */
    Kind<Pod> KIND = Kind.of("v1", "Pod", "pods", Scope.NAMESPACED, Pod.class);

    /** Returns a Pod of that name. */
    static Pod named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Pod> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default PodSpec spec() {
        return PodSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default PodStatus status() {
        return PodStatus.builder().build();
    }

    @Override
    Pod withMetadata(ObjectMeta metadata);

    /** Builds a {@link Pod}. */
    final class Builder extends ImmutablePod.Builder {
        Builder() {}
    }
}
