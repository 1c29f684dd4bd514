package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Keeps so many pods of a template running; the older form of a ReplicaSet. */
@Value.Immutable
@JsonDeserialize(builder = ReplicationController.Builder.class)
public interface ReplicationController extends KubeObject, WithReplicationController {
    /** The kind {@code v1 ReplicationController}. */
    Kind<ReplicationController> KIND = Kind.of(
            "v1", "ReplicationController", "replicationcontrollers", Scope.NAMESPACED, ReplicationController.class);

    /** Returns a ReplicationController of that name. */
    static ReplicationController named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ReplicationController> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ReplicationControllerSpec spec() {
        return ReplicationControllerSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default ReplicationControllerStatus status() {
        return ReplicationControllerStatus.builder().build();
    }

    @Override
    ReplicationController withMetadata(ObjectMeta metadata);

    /** Builds a {@link ReplicationController}. */
    final class Builder extends ImmutableReplicationController.Builder {
        Builder() {}
    }
}
