package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Quantity;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** How much storage of a class there is in one part of the cluster. */
@Value.Immutable
@JsonDeserialize(builder = CSIStorageCapacity.Builder.class)
public interface CSIStorageCapacity extends KubeObject, WithCSIStorageCapacity {
    /** The kind {@code storage.k8s.io/v1 CSIStorageCapacity}. */
    Kind<CSIStorageCapacity> KIND = Kind.of(
            "storage.k8s.io/v1",
            "CSIStorageCapacity",
            "csistoragecapacities",
            Scope.NAMESPACED,
            CSIStorageCapacity.class);

    /** Returns a CSIStorageCapacity of that name. */
    static CSIStorageCapacity named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<CSIStorageCapacity> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The nodes that can reach it; none if absent. */
    Option<LabelSelector> nodeTopology();

    /** The class. */
    @JsonInclude
    @Value.Default
    default String storageClassName() {
        return "";
    }

    /** How much there is. */
    Option<Quantity> capacity();

    /** How large a single volume may be. */
    Option<Quantity> maximumVolumeSize();

    @Override
    CSIStorageCapacity withMetadata(ObjectMeta metadata);

    /** Builds a {@link CSIStorageCapacity}. */
    final class Builder extends ImmutableCSIStorageCapacity.Builder {
        Builder() {}
    }
}
