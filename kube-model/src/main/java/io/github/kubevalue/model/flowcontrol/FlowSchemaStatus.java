package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** How a schema is. */
@Value.Immutable
@JsonDeserialize(builder = FlowSchemaStatus.Builder.class)
public interface FlowSchemaStatus extends ApiValue, WithFlowSchemaStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Aspects of its state. */
    Seq<FlowSchemaCondition> conditions();

    /** Builds a {@link FlowSchemaStatus}. */
    final class Builder extends ImmutableFlowSchemaStatus.Builder {
        Builder() {}
    }
}
