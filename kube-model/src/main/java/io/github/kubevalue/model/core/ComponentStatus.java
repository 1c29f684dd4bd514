package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** What is known of a component of the control plane; no longer in use. */
@Value.Immutable
@JsonDeserialize(builder = ComponentStatus.Builder.class)
public interface ComponentStatus extends KubeObject, WithComponentStatus {
    /** The kind {@code v1 ComponentStatus}. */
    Kind<ComponentStatus> KIND =
            Kind.of("v1", "ComponentStatus", "componentstatuses", Scope.CLUSTER, ComponentStatus.class);

    /** Returns a ComponentStatus of that name. */
    static ComponentStatus named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<ComponentStatus> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** Aspects of its state. */
    Seq<ComponentCondition> conditions();

    @Override
    ComponentStatus withMetadata(ObjectMeta metadata);

    /** Builds a {@link ComponentStatus}. */
    final class Builder extends ImmutableComponentStatus.Builder {
        Builder() {}
    }
}
