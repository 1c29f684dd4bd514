package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A node: a machine that runs pods. */
@Value.Immutable
@JsonDeserialize(builder = Node.Builder.class)
public interface Node extends KubeObject, WithNode {
    /** The kind {@code v1 Node}. */
    Kind<Node> KIND = Kind.of("v1", "Node", "nodes", Scope.CLUSTER, Node.class);

    /** Returns a Node of that name. */
    static Node named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Node> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default NodeSpec spec() {
        return NodeSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default NodeStatus status() {
        return NodeStatus.builder().build();
    }

    @Override
    Node withMetadata(ObjectMeta metadata);

    /** Builds a {@link Node}. */
    final class Builder extends ImmutableNode.Builder {
        Builder() {}
    }
}
