package io.github.kubevalue.model.apiextensions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A kind that a user adds to the API: its names, its versions, and the schema of each. */
@Value.Immutable
@JsonDeserialize(builder = CustomResourceDefinition.Builder.class)
public interface CustomResourceDefinition extends KubeObject, WithCustomResourceDefinition {
    /** The kind {@code apiextensions.k8s.io/v1 CustomResourceDefinition}. */
    Kind<CustomResourceDefinition> KIND = Kind.of(
            "apiextensions.k8s.io/v1",
            "CustomResourceDefinition",
            "customresourcedefinitions",
            Scope.CLUSTER,
            CustomResourceDefinition.class);

    /** Returns a CustomResourceDefinition of that name. */
    static CustomResourceDefinition named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<CustomResourceDefinition> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is defined. */
    @JsonInclude
    @Value.Default
    default CustomResourceDefinitionSpec spec() {
        return CustomResourceDefinitionSpec.builder().build();
    }

    /** What the API server has made of it. */
    @Value.Default
    default CustomResourceDefinitionStatus status() {
        return CustomResourceDefinitionStatus.builder().build();
    }

    @Override
    CustomResourceDefinition withMetadata(ObjectMeta metadata);

    /** Builds a {@link CustomResourceDefinition}. */
    final class Builder extends ImmutableCustomResourceDefinition.Builder {
        Builder() {}
    }
}
