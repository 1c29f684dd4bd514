package io.github.kubevalue.model.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.core.Node;
import io.github.kubevalue.model.core.PersistentVolumeReclaimPolicy;
import io.github.kubevalue.model.core.TopologySelectorTerm;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A sort of storage that claims may ask for. */
@Value.Immutable
@JsonDeserialize(builder = StorageClass.Builder.class)
public interface StorageClass extends KubeObject, WithStorageClass {
    /** The kind {@code storage.k8s.io/v1 StorageClass}. */
    Kind<StorageClass> KIND =
            Kind.of("storage.k8s.io/v1", "StorageClass", "storageclasses", Scope.CLUSTER, StorageClass.class);

    /** Returns a StorageClass of that name. */
    static StorageClass named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<StorageClass> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What makes the volumes. */
    @JsonInclude
    @Value.Default
    default String provisioner() {
        return "";
    }

    /** What the provisioner is told. */
    SortedMap<String, String> parameters();

    /** What becomes of a volume when its claim is gone; it is deleted unless set. */
    Option<PersistentVolumeReclaimPolicy> reclaimPolicy();

    /** Options with which volumes are mounted; not checked. */
    Seq<String> mountOptions();

    /** Whether claims may grow. */
    Option<Boolean> allowVolumeExpansion();

    /** When claims are bound; at once unless set. */
    Option<VolumeBindingMode> volumeBindingMode();

    /** Where volumes may be made; anywhere if there is none. */
    Seq<TopologySelectorTerm> allowedTopologies();

    /** Whether volumes may be made on a node. */
    default boolean isAllowedOn(Node node) {
        return allowedTopologies().isEmpty()
                || allowedTopologies()
                        .exists(term -> term.matches(node.metadata().labels()));
    }

    @Override
    StorageClass withMetadata(ObjectMeta metadata);

    /** Whether claims that name no class have this one. */
    default boolean isDefault() {
        // pkg/apis/storage/util/helpers.go, IsDefaultAnnotation
        return metadata()
                        .annotations()
                        .get("storageclass.kubernetes.io/is-default-class")
                        .contains("true")
                || metadata()
                        .annotations()
                        .get("storageclass.beta.kubernetes.io/is-default-class")
                        .contains("true");
    }

    /** Builds a {@link StorageClass}. */
    final class Builder extends ImmutableStorageClass.Builder {
        Builder() {}
    }
}
