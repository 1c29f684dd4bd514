package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Pods with a place of their own: each keeps its ordinal, its name and its volumes. */
@Value.Immutable
@JsonDeserialize(builder = StatefulSet.Builder.class)
public interface StatefulSet extends KubeObject, WithStatefulSet {

    /** The kind {@code apps/v1 StatefulSet}. */
    Kind<StatefulSet> KIND = Kind.of("apps/v1", "StatefulSet", "statefulsets", Scope.NAMESPACED, StatefulSet.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<StatefulSet> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default StatefulSetSpec spec() {
        return StatefulSetSpec.builder().build();
    }

    /** What was last seen. */
    @Value.Default
    default StatefulSetStatus status() {
        return StatefulSetStatus.builder().build();
    }

    @Override
    StatefulSet withMetadata(ObjectMeta metadata);

    /** Builds a {@link StatefulSet}. */
    final class Builder extends ImmutableStatefulSet.Builder {
        Builder() {}
    }
}
