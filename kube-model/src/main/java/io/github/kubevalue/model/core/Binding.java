package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.ResourceKey;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** Binds a pod to a node; its labels and annotations pass to the pod. */
@Value.Immutable
@JsonDeserialize(builder = Binding.Builder.class)
public interface Binding extends KubeObject, WithBinding {
    /** The subresource of pods that bindings are sent to. */
    String SUBRESOURCE = "binding";

    /** The kind {@code v1 Binding}. */
    Kind<Binding> KIND = Kind.of("v1", "Binding", "bindings", Scope.NAMESPACED, Binding.class);

    /** Returns a Binding of that name. */
    static Binding named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns the binding of a pod to a node. */
    static Binding of(ResourceKey pod, String node) {
        return named(pod.namespace(), pod.name())
                .withTarget(ObjectReference.builder()
                        .kind(Node.KIND.name())
                        .name(node)
                        .build());
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Binding> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The node. */
    @Value.Default
    default ObjectReference target() {
        return ObjectReference.builder().build();
    }

    @Override
    Binding withMetadata(ObjectMeta metadata);

    /** The node that the pod is bound to; none if the target is something else. */
    default Option<String> node() {
        return target().kind().contains(Node.KIND.name()) ? target().name() : Option.none();
    }

    /** Builds a {@link Binding}. */
    final class Builder extends ImmutableBinding.Builder {
        Builder() {}
    }
}
