package io.github.kubevalue.model.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Condition;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.immutables.value.Value;

/** How much disruption a budget allows at present. */
@Value.Immutable
@JsonDeserialize(builder = PodDisruptionBudgetStatus.Builder.class)
public interface PodDisruptionBudgetStatus extends ApiValue, WithPodDisruptionBudgetStatus {
    /** The type of the condition that tells whether a pod may be evicted. */
    String DISRUPTION_ALLOWED = "DisruptionAllowed";

    /** The reason of a condition that says yes. */
    String SUFFICIENT_PODS = "SufficientPods";

    /** The reason of a condition that says no. */
    String INSUFFICIENT_PODS = "InsufficientPods";

    /** The reason of a condition that says no because the budget could not be counted. */
    String SYNC_FAILED = "SyncFailed";

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

    /** Returns this status with a condition that says what {@link #disruptionsAllowed} says. */
    default PodDisruptionBudgetStatus withDisruptionAllowed(Instant now) {
        // component-helpers/apps/poddisruptionbudget/helpers.go, UpdateDisruptionAllowedCondition
        boolean isAllowed = disruptionsAllowed() > 0;
        Condition condition = Condition.builder()
                .type(DISRUPTION_ALLOWED)
                .status(ConditionStatus.of(isAllowed))
                .reason(isAllowed ? SUFFICIENT_PODS : INSUFFICIENT_PODS)
                .observedGeneration(observedGeneration())
                .lastTransitionTime(now.truncatedTo(ChronoUnit.SECONDS))
                .build();
        return withConditions(condition.among(conditions()));
    }

    /** Builds a {@link PodDisruptionBudgetStatus}. */
    final class Builder extends ImmutablePodDisruptionBudgetStatus.Builder {
        Builder() {}
    }
}
