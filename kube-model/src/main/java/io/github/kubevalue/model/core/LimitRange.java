package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Bounds on what pods, containers and claims of a namespace may ask for. */
@Value.Immutable
@JsonDeserialize(builder = LimitRange.Builder.class)
public interface LimitRange extends KubeObject, WithLimitRange {
    /** The kind {@code v1 LimitRange}. */
    Kind<LimitRange> KIND = Kind.of("v1", "LimitRange", "limitranges", Scope.NAMESPACED, LimitRange.class);

    /** Returns a LimitRange of that name. */
    static LimitRange named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<LimitRange> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The bounds. */
    @Value.Default
    default LimitRangeSpec spec() {
        return LimitRangeSpec.builder().build();
    }

    @Override
    LimitRange withMetadata(ObjectMeta metadata);

    /** Builds a {@link LimitRange}. */
    final class Builder extends ImmutableLimitRange.Builder {
        Builder() {}
    }
}
