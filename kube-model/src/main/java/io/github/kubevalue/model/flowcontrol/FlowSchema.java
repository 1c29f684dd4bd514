package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Which requests to the API server belong together, and how urgent they are. */
@Value.Immutable
@JsonDeserialize(builder = FlowSchema.Builder.class)
public interface FlowSchema extends KubeObject, WithFlowSchema {
    /** The kind {@code flowcontrol.apiserver.k8s.io/v1 FlowSchema}. */
    Kind<FlowSchema> KIND =
            Kind.of("flowcontrol.apiserver.k8s.io/v1", "FlowSchema", "flowschemas", Scope.CLUSTER, FlowSchema.class);

    /** Returns a FlowSchema of that name. */
    static FlowSchema named(String name) {
        return builder().metadata(ObjectMeta.named(name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<FlowSchema> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default FlowSchemaSpec spec() {
        return FlowSchemaSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default FlowSchemaStatus status() {
        return FlowSchemaStatus.builder().build();
    }

    @Override
    FlowSchema withMetadata(ObjectMeta metadata);

    /** Builds a {@link FlowSchema}. */
    final class Builder extends ImmutableFlowSchema.Builder {
        Builder() {}
    }
}
