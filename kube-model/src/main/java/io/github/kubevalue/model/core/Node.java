package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
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

    /** Whether the node runs pods: its condition {@code Ready} is true. */
    default boolean isReady() {
        return status().condition(NodeCondition.READY)
                .exists(condition -> condition.status().isTrue());
    }

    /** The addresses at which the cluster reaches the node. */
    default Seq<Ip> internalIps() {
        return status().ips(NodeAddressType.INTERNAL_IP);
    }

    /** The first address at which the cluster reaches the node. */
    default Option<Ip> internalIp() {
        return internalIps().headOption();
    }

    /** The addresses at which the world reaches the node. */
    default Seq<Ip> externalIps() {
        return status().ips(NodeAddressType.EXTERNAL_IP);
    }

    /** Builds a {@link Node}. */
    final class Builder extends ImmutableNode.Builder {
        Builder() {}
    }
}
