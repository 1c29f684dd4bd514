package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A claim to devices, by itself or for one pod. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaim.Builder.class)
public interface ResourceClaim extends KubeObject, WithResourceClaim {
    /** The kind {@code resource.k8s.io/v1 ResourceClaim}. */
    Kind<ResourceClaim> KIND =
            Kind.of("resource.k8s.io/v1", "ResourceClaim", "resourceclaims", Scope.NAMESPACED, ResourceClaim.class);

    /** Returns a ResourceClaim of that name. */
    static ResourceClaim named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ResourceClaim> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ResourceClaimSpec spec() {
        return ResourceClaimSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default ResourceClaimStatus status() {
        return ResourceClaimStatus.builder().build();
    }

    @Override
    ResourceClaim withMetadata(ObjectMeta metadata);

    /** Builds a {@link ResourceClaim}. */
    final class Builder extends ImmutableResourceClaim.Builder {
        Builder() {}
    }
}
