package io.github.kubevalue.model.node;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A way of running containers that pods may ask for. */
@Value.Immutable
@JsonDeserialize(builder = RuntimeClass.Builder.class)
public interface RuntimeClass extends KubeObject, WithRuntimeClass {
    /** The kind {@code node.k8s.io/v1 RuntimeClass}. */
    Kind<RuntimeClass> KIND =
            Kind.of("node.k8s.io/v1", "RuntimeClass", "runtimeclasses", Scope.CLUSTER, RuntimeClass.class);

    /** Returns a RuntimeClass of that name. */
    static RuntimeClass named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<RuntimeClass> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What the runtime on the nodes calls it. */
    @JsonInclude
    @Value.Default
    default String handler() {
        return "";
    }

    /** What it costs beyond the containers. */
    Option<Overhead> overhead();

    /** Which nodes have it. */
    Option<Scheduling> scheduling();

    @Override
    RuntimeClass withMetadata(ObjectMeta metadata);

    /** Builds a {@link RuntimeClass}. */
    final class Builder extends ImmutableRuntimeClass.Builder {
        Builder() {}
    }
}
