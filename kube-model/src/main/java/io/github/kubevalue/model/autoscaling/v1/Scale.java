package io.github.kubevalue.model.autoscaling.v1;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** How many pods a workload has: what is read from and written to the subresource {@code scale}. */
@Value.Immutable
@JsonDeserialize(builder = Scale.Builder.class)
public interface Scale extends KubeObject, WithScale {
    /** The kind {@code autoscaling/v1 Scale}. */
    Kind<Scale> KIND = Kind.of("autoscaling/v1", "Scale", "scales", Scope.NAMESPACED, Scale.class);

    /** Returns a Scale of that name. */
    static Scale named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Scale> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ScaleSpec spec() {
        return ScaleSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default ScaleStatus status() {
        return ScaleStatus.builder().build();
    }

    @Override
    Scale withMetadata(ObjectMeta metadata);

    /** Builds a {@link Scale}. */
    final class Builder extends ImmutableScale.Builder {
        Builder() {}
    }
}
