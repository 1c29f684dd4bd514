package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** What a namespace may use in all. */
@Value.Immutable
@JsonDeserialize(builder = ResourceQuota.Builder.class)
public interface ResourceQuota extends KubeObject, WithResourceQuota {
    /** The kind {@code v1 ResourceQuota}. */
    Kind<ResourceQuota> KIND = Kind.of("v1", "ResourceQuota", "resourcequotas", Scope.NAMESPACED, ResourceQuota.class);

    /** Returns a ResourceQuota of that name. */
    static ResourceQuota named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ResourceQuota> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What may be used. */
    @Value.Default
    default ResourceQuotaSpec spec() {
        return ResourceQuotaSpec.builder().build();
    }

    /** What is in force, and what is used. */
    @Value.Default
    default ResourceQuotaStatus status() {
        return ResourceQuotaStatus.builder().build();
    }

    @Override
    ResourceQuota withMetadata(ObjectMeta metadata);

    /** Builds a {@link ResourceQuota}. */
    final class Builder extends ImmutableResourceQuota.Builder {
        Builder() {}
    }
}
