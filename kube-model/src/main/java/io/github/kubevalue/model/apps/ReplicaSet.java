package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A number of equal pods. */
@Value.Immutable
@JsonDeserialize(builder = ReplicaSet.Builder.class)
public interface ReplicaSet extends KubeObject, WithReplicaSet {

    /** The kind {@code apps/v1 ReplicaSet}. */
    Kind<ReplicaSet> KIND = Kind.of("apps/v1", "ReplicaSet", "replicasets", Scope.NAMESPACED, ReplicaSet.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ReplicaSet> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default ReplicaSetSpec spec() {
        return ReplicaSetSpec.builder().build();
    }

    /** What was last seen. */
    @Value.Default
    default ReplicaSetStatus status() {
        return ReplicaSetStatus.builder().build();
    }

    @Override
    ReplicaSet withMetadata(ObjectMeta metadata);

    /** Builds a {@link ReplicaSet}. */
    final class Builder extends ImmutableReplicaSet.Builder {
        Builder() {}
    }
}
