package io.github.kubevalue.model.networking;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** A class of Ingresses: which controller serves those that name it. */
@Value.Immutable
@JsonDeserialize(builder = IngressClass.Builder.class)
public interface IngressClass extends KubeObject, WithIngressClass {

    /** The kind {@code networking.k8s.io/v1 IngressClass}. */
    Kind<IngressClass> KIND =
            Kind.of("networking.k8s.io/v1", "IngressClass", "ingressclasses", Scope.CLUSTER, IngressClass.class);

    /** The annotation of the class that Ingresses without a class get. */
    String IS_DEFAULT_CLASS = "ingressclass.kubernetes.io/is-default-class";

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<IngressClass> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** The controller and its parameters. */
    @Value.Default
    default IngressClassSpec spec() {
        return IngressClassSpec.builder().build();
    }

    /** Whether Ingresses that name no class get this one. */
    default boolean isDefault() {
        return metadata().annotations().get(IS_DEFAULT_CLASS).contains("true");
    }

    @Override
    IngressClass withMetadata(ObjectMeta metadata);

    /** Builds an {@link IngressClass}. */
    final class Builder extends ImmutableIngressClass.Builder {
        Builder() {}
    }
}
