package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** How many requests of one urgency the API server works on at a time. */
@Value.Immutable
@JsonDeserialize(builder = PriorityLevelConfiguration.Builder.class)
public interface PriorityLevelConfiguration extends KubeObject, WithPriorityLevelConfiguration {
    /** The kind {@code flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration}. */
    Kind<PriorityLevelConfiguration> KIND = Kind.of(
            "flowcontrol.apiserver.k8s.io/v1",
            "PriorityLevelConfiguration",
            "prioritylevelconfigurations",
            Scope.CLUSTER,
            PriorityLevelConfiguration.class);

    /** Returns a PriorityLevelConfiguration of that name. */
    static PriorityLevelConfiguration named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<PriorityLevelConfiguration> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default PriorityLevelConfigurationSpec spec() {
        return PriorityLevelConfigurationSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default PriorityLevelConfigurationStatus status() {
        return PriorityLevelConfigurationStatus.builder().build();
    }

    @Override
    PriorityLevelConfiguration withMetadata(ObjectMeta metadata);

    /** Builds a {@link PriorityLevelConfiguration}. */
    final class Builder extends ImmutablePriorityLevelConfiguration.Builder {
        Builder() {}
    }
}
