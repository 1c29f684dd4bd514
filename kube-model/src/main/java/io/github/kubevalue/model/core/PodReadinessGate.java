package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A condition that must hold before a pod is ready. */
@Value.Immutable
@JsonDeserialize(builder = PodReadinessGate.Builder.class)
public interface PodReadinessGate extends ApiValue, WithPodReadinessGate {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The condition's type. */
    @JsonInclude
    @Value.Default
    default String conditionType() {
        return "";
    }

    /** Builds a {@link PodReadinessGate}. */
    final class Builder extends ImmutablePodReadinessGate.Builder {
        Builder() {}
    }
}
