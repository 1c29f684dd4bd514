package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.ConditionStatus;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.immutables.value.Value;

/** One aspect of a pod's state: {@code Ready=True}. */
@Value.Immutable
@JsonDeserialize(builder = PodCondition.Builder.class)
public interface PodCondition extends ApiValue, WithPodCondition {

    /** The pod takes traffic. */
    String READY = "Ready";

    /** All containers are ready; readiness gates do not count. */
    String CONTAINERS_READY = "ContainersReady";

    /** All init containers have succeeded. */
    String INITIALIZED = "Initialized";

    /** The pod is bound to a node. */
    String POD_SCHEDULED = "PodScheduled";

    /** Sandbox and network are set up. */
    String POD_READY_TO_START_CONTAINERS = "PodReadyToStartContainers";

    /** The pod is about to be ended by a disruption. */
    String DISRUPTION_TARGET = "DisruptionTarget";

    /** Returns a condition that does or does not hold. */
    static PodCondition of(String type, boolean holds) {
        return builder().type(type).status(ConditionStatus.of(holds)).build();
    }

    /** Returns what is said of a pod that somebody is about to end: who and why, since when. */
    static PodCondition disruption(Pod pod, String reason, String message, Instant now) {
        // pkg/api/v1/pod/util.go, UpdatePodCondition
        return of(DISRUPTION_TARGET, true)
                .withObservedGeneration(pod.metadata().generation())
                .withReason(Option.of(reason))
                .withMessage(Option.of(message))
                .withLastTransitionTime(pod.condition(DISRUPTION_TARGET)
                        .filter(before -> before.status().isTrue())
                        .flatMap(PodCondition::lastTransitionTime)
                        .orElse(Option.of(now.truncatedTo(ChronoUnit.SECONDS))));
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The aspect. */
    @JsonInclude
    @Value.Default
    default String type() {
        return "";
    }

    /** Whether it holds. */
    @Value.Default
    default ConditionStatus status() {
        return new ConditionStatus("");
    }

    /** The generation of the pod that the condition speaks of. */
    Option<Long> observedGeneration();

    /** When it was last looked at. */
    @JsonInclude
    Option<Instant> lastProbeTime();

    /** When the status last changed. */
    @JsonInclude
    Option<Instant> lastTransitionTime();

    /** Why, in one word. */
    Option<String> reason();

    /** Why, in words for people. */
    Option<String> message();

    /** Builds a {@link PodCondition}. */
    final class Builder extends ImmutablePodCondition.Builder {
        Builder() {}
    }
}
