package io.github.kubevalue.model.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Condition;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** How much disruption a budget allows at present. */
@Value.Immutable
@JsonDeserialize(builder = PodDisruptionBudgetStatus.Builder.class)
public interface PodDisruptionBudgetStatus extends ApiValue, WithPodDisruptionBudgetStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The generation of the object that this speaks of. */
    @Value.Default
    default long observedGeneration() {
        return 0;
    }

    /** Pods whose eviction was granted and has not been seen yet, and when that was. */
    SortedMap<String, Option<Instant>> disruptedPods();

    /** How many pods may be evicted now. */
    @JsonInclude
    @Value.Default
    default int disruptionsAllowed() {
        return 0;
    }

    /** Pods that are healthy. */
    @JsonInclude
    @Value.Default
    default int currentHealthy() {
        return 0;
    }

    /** Pods that must be healthy at least. */
    @JsonInclude
    @Value.Default
    default int desiredHealthy() {
        return 0;
    }

    /** Pods that the budget counts. */
    @JsonInclude
    @Value.Default
    default int expectedPods() {
        return 0;
    }

    /** Aspects of its state. */
    Seq<Condition> conditions();

    /** The condition of that type. */
    default Option<Condition> condition(String type) {
        return conditions().find(condition -> condition.type().equals(type));
    }

    /** Builds a {@link PodDisruptionBudgetStatus}. */
    final class Builder extends ImmutablePodDisruptionBudgetStatus.Builder {
        Builder() {}
    }
}
