package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Devices that a driver has to offer, all or some of a pool. */
@Value.Immutable
@JsonDeserialize(builder = ResourceSlice.Builder.class)
public interface ResourceSlice extends KubeObject, WithResourceSlice {
    /** The kind {@code resource.k8s.io/v1 ResourceSlice}. */
    Kind<ResourceSlice> KIND =
            Kind.of("resource.k8s.io/v1", "ResourceSlice", "resourceslices", Scope.CLUSTER, ResourceSlice.class);

    /** Returns a ResourceSlice of that name. */
    static ResourceSlice named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ResourceSlice> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ResourceSliceSpec spec() {
        return ResourceSliceSpec.builder().build();
    }

    @Override
    ResourceSlice withMetadata(ObjectMeta metadata);

    /** Builds a {@link ResourceSlice}. */
    final class Builder extends ImmutableResourceSlice.Builder {
        Builder() {}
    }
}
