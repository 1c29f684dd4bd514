package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A template of pods, kept by itself. */
@Value.Immutable
@JsonDeserialize(builder = PodTemplate.Builder.class)
public interface PodTemplate extends KubeObject, WithPodTemplate {
    /** The kind {@code v1 PodTemplate}. */
    Kind<PodTemplate> KIND = Kind.of("v1", "PodTemplate", "podtemplates", Scope.NAMESPACED, PodTemplate.class);

    /** Returns a PodTemplate of that name. */
    static PodTemplate named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<PodTemplate> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What pods made from it are to be. */
    @Value.Default
    default PodTemplateSpec template() {
        return PodTemplateSpec.builder().build();
    }

    @Override
    PodTemplate withMetadata(ObjectMeta metadata);

    /** Builds a {@link PodTemplate}. */
    final class Builder extends ImmutablePodTemplate.Builder {
        Builder() {}
    }
}
