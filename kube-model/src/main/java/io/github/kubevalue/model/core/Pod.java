package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.address.Ip;
import io.github.kubevalue.model.address.IpFamily;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A pod: containers that live and die together, on one node, behind one address. */
@Value.Immutable
@JsonDeserialize(builder = Pod.Builder.class)
public interface Pod extends KubeObject, WithPod {
    /** The kind {@code v1 Pod}. */
    Kind<Pod> KIND = Kind.of("v1", "Pod", "pods", Scope.NAMESPACED, Pod.class);

    /** The annotation of the object that stands for a static pod: its kubelet runs it by itself, and only shows it. */
    String MIRROR = "kubernetes.io/config.mirror";

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

    /** Returns what the status says of one aspect, {@code Ready}. */
    default Option<PodCondition> condition(String type) {
        return status().condition(type);
    }

    /** What the status says of readiness, if anything. */
    default Option<PodCondition> readyCondition() {
        return condition(PodCondition.READY);
    }

    /** Whether the pod takes traffic: its condition {@code Ready} is true. */
    default boolean isReady() {
        return status().isReady();
    }

    /** Whether the pod has ended for good. */
    default boolean isTerminal() {
        return status().isTerminal();
    }

    /** Whether the pod counts for its controller: it has neither ended nor begun to be deleted. */
    default boolean isActive() {
        // pkg/controller/controller_utils.go, IsPodActive
        return !isTerminal() && !metadata().isDeleting();
    }

    /** Whether the pod is to be deleted and has not ended yet. */
    default boolean isTerminating() {
        return !isTerminal() && metadata().isDeleting();
    }

    /** Whether the pod is bound to a node. */
    default boolean isBound() {
        return spec().nodeName().exists(name -> !name.isEmpty());
    }

    /** The node on which room is kept for the pod. */
    default Option<String> nominatedNode() {
        return status().nominatedNodeName().filter(name -> !name.isEmpty());
    }

    /** Whether the pod is bound to a node, or room is kept for it on one. */
    default boolean isPlaced() {
        return isBound() || nominatedNode().isDefined();
    }

    /** The pod's addresses, at most one of each family. */
    default Seq<Ip> ips() {
        return status().ips();
    }

    /** The pod's first address. */
    default Option<Ip> ip() {
        return ips().headOption();
    }

    /** The pod's address of a family. */
    default Option<Ip> ip(IpFamily family) {
        return status().ip(family);
    }

    /** Whether this object stands for a static pod. */
    default boolean isMirror() {
        return metadata().annotations().containsKey(MIRROR);
    }

    /** Builds a {@link Pod}. */
    final class Builder extends ImmutablePod.Builder {
        Builder() {}
    }
}
