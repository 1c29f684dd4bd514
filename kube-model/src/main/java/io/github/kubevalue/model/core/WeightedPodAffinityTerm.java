package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** Neighbours, and how much they matter. */
@Value.Immutable
@JsonDeserialize(builder = WeightedPodAffinityTerm.Builder.class)
public interface WeightedPodAffinityTerm extends ApiValue, WithWeightedPodAffinityTerm {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** 1 to 100. */
    @JsonInclude
    @Value.Default
    default int weight() {
        return 0;
    }

    /** The neighbours. */
    @Value.Default
    default PodAffinityTerm podAffinityTerm() {
        return PodAffinityTerm.builder().build();
    }

    /** Builds a {@link WeightedPodAffinityTerm}. */
    final class Builder extends ImmutableWeightedPodAffinityTerm.Builder {
        Builder() {}
    }
}
