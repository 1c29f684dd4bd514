package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** The state of a container: one of these; waiting, if none. */
@Value.Immutable
@JsonDeserialize(builder = ContainerState.Builder.class)
public interface ContainerState extends ApiValue, WithContainerState {

    /** Returns the state of a container that waits, and why. */
    static ContainerState waiting(String reason) {
        return builder()
                .waiting(ContainerStateWaiting.builder().reason(reason).build())
                .build();
    }

    /** Returns the state of a container that has run since then. */
    static ContainerState running(Instant since) {
        return builder()
                .running(ContainerStateRunning.builder().startedAt(since).build())
                .build();
    }

    /** Returns the state of a container that has ended so. */
    static ContainerState terminated(ContainerStateTerminated end) {
        return builder().terminated(end).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** It has yet to run. */
    Option<ContainerStateWaiting> waiting();

    /** It runs. */
    Option<ContainerStateRunning> running();

    /** It has ended. */
    Option<ContainerStateTerminated> terminated();

    /** Whether the container runs. */
    default boolean isRunning() {
        return running().isDefined();
    }

    /** Whether the container has ended. */
    default boolean isTerminated() {
        return terminated().isDefined();
    }

    /** Builds a {@link ContainerState}. */
    final class Builder extends ImmutableContainerState.Builder {
        Builder() {}
    }
}
