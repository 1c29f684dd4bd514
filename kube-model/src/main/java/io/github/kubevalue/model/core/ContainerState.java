package io.github.kubevalue.model.core;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The state of a container: one of these; waiting, if none. */
@Value.Immutable
@JsonDeserialize(builder = ContainerState.Builder.class)
public interface ContainerState extends ApiValue, WithContainerState {

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

    /** Builds a {@link ContainerState}. */
    final class Builder extends ImmutableContainerState.Builder {
        Builder() {}
    }
}
