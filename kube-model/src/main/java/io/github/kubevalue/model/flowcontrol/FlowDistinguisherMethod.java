package io.github.kubevalue.model.flowcontrol;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** How requests are told apart into flows. */
@Value.Immutable
@JsonDeserialize(builder = FlowDistinguisherMethod.Builder.class)
public interface FlowDistinguisherMethod extends ApiValue, WithFlowDistinguisherMethod {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** By what. */
    @Value.Default
    default FlowDistinguisherMethodType type() {
        return new FlowDistinguisherMethodType("");
    }

    /** Builds a {@link FlowDistinguisherMethod}. */
    final class Builder extends ImmutableFlowDistinguisherMethod.Builder {
        Builder() {}
    }
}
