package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import org.immutables.value.Value;

/** Neighbours that a pod is to avoid. */
@Value.Immutable
@JsonDeserialize(builder = PodAntiAffinity.Builder.class)
public interface PodAntiAffinity extends ApiValue, WithPodAntiAffinity {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Neighbours it must not have, none of these. */
    Seq<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution();

    /** Neighbours it would rather not have. */
    Seq<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution();

    /** Builds a {@link PodAntiAffinity}. */
    final class Builder extends ImmutablePodAntiAffinity.Builder {
        Builder() {}
    }
}
