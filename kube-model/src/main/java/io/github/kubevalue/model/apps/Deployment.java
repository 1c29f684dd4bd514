package io.github.kubevalue.model.apps;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Pods kept running and rolled out by way of ReplicaSets, one for each version of the template. */
@Value.Immutable
@JsonDeserialize(builder = Deployment.Builder.class)
public interface Deployment extends KubeObject, WithDeployment {

    /** The kind {@code apps/v1 Deployment}. */
    Kind<Deployment> KIND = Kind.of("apps/v1", "Deployment", "deployments", Scope.NAMESPACED, Deployment.class);

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<Deployment> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What is wanted. */
    @Value.Default
    default DeploymentSpec spec() {
        return DeploymentSpec.builder().build();
    }

    /** What was last seen. */
    @Value.Default
    default DeploymentStatus status() {
        return DeploymentStatus.builder().build();
    }

    @Override
    Deployment withMetadata(ObjectMeta metadata);

    /** Builds a {@link Deployment}. */
    final class Builder extends ImmutableDeployment.Builder {
        Builder() {}
    }
}
