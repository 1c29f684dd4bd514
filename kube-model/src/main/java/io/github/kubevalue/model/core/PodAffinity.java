package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Neighbours that a pod is to have. */
@Value.Immutable
@JsonDeserialize(builder = PodAffinity.Builder.class)
public interface PodAffinity extends ApiValue, WithPodAffinity {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Neighbours it must have, all of these. */
    Seq<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution();

    /** Neighbours it would like to have. */
    Seq<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution();

    /** Builds a {@link PodAffinity}. */
    final class Builder extends ImmutablePodAffinity.Builder {
        Builder() {}
    }
}
