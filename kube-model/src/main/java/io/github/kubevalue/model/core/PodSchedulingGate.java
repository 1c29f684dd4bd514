package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A reason not to schedule a pod yet. */
@Value.Immutable
@JsonDeserialize(builder = PodSchedulingGate.Builder.class)
public interface PodSchedulingGate extends ApiValue, WithPodSchedulingGate {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The reason. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Builds a {@link PodSchedulingGate}. */
    final class Builder extends ImmutablePodSchedulingGate.Builder {
        Builder() {}
    }
}
