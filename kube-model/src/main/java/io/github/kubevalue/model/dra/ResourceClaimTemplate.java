package io.github.kubevalue.model.dra;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** What claims are made from, one for each pod. */
@Value.Immutable
@JsonDeserialize(builder = ResourceClaimTemplate.Builder.class)
public interface ResourceClaimTemplate extends KubeObject, WithResourceClaimTemplate {
    /** The kind {@code resource.k8s.io/v1 ResourceClaimTemplate}. */
    Kind<ResourceClaimTemplate> KIND = Kind.of(
            "resource.k8s.io/v1",
            "ResourceClaimTemplate",
            "resourceclaimtemplates",
            Scope.NAMESPACED,
            ResourceClaimTemplate.class);

    /** Returns a ResourceClaimTemplate of that name. */
    static ResourceClaimTemplate named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ResourceClaimTemplate> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default ResourceClaimTemplateSpec spec() {
        return ResourceClaimTemplateSpec.builder().build();
    }

    @Override
    ResourceClaimTemplate withMetadata(ObjectMeta metadata);

    /** Builds a {@link ResourceClaimTemplate}. */
    final class Builder extends ImmutableResourceClaimTemplate.Builder {
        Builder() {}
    }
}
