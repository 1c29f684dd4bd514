package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** The storage drivers that a node has. */
@Value.Immutable
@JsonDeserialize(builder = CSINode.Builder.class)
public interface CSINode extends KubeObject, WithCSINode {
    /** The kind {@code storage.k8s.io/v1 CSINode}. */
    Kind<CSINode> KIND = Kind.of("storage.k8s.io/v1", "CSINode", "csinodes", Scope.CLUSTER, CSINode.class);

    /** Returns a CSINode of that name. */
    static CSINode named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<CSINode> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default CSINodeSpec spec() {
        return CSINodeSpec.builder().build();
    }

    @Override
    CSINode withMetadata(ObjectMeta metadata);

    /** Builds a {@link CSINode}. */
    final class Builder extends ImmutableCSINode.Builder {
        Builder() {}
    }
}
