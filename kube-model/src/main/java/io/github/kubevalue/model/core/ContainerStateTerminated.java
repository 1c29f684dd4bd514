package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** A container that has ended. */
@Value.Immutable
@JsonDeserialize(builder = ContainerStateTerminated.Builder.class)
public interface ContainerStateTerminated extends ApiValue, WithContainerStateTerminated {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What its process returned. */
    @JsonInclude
    @Value.Default
    default int exitCode() {
        return 0;
    }

    /** The signal that ended it. */
    Option<Integer> signal();

    /** Why, in one word: {@code Completed}, {@code Error}. */
    Option<String> reason();

    /** Its last words. */
    Option<String> message();

    /** When it started. */
    @JsonInclude
    Option<Instant> startedAt();

    /** When it ended. */
    @JsonInclude
    Option<Instant> finishedAt();

    /** The runtime's name for it. */
    Option<String> containerID();

    /** Builds a {@link ContainerStateTerminated}. */
    final class Builder extends ImmutableContainerStateTerminated.Builder {
        Builder() {}
    }
}
