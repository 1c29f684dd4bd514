package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import java.time.Instant;
import org.immutables.value.Value;

/** A container that runs. */
@Value.Immutable
@JsonDeserialize(builder = ContainerStateRunning.Builder.class)
public interface ContainerStateRunning extends ApiValue, WithContainerStateRunning {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Since when. */
    @JsonInclude
    Option<Instant> startedAt();

    /** Builds a {@link ContainerStateRunning}. */
    final class Builder extends ImmutableContainerStateRunning.Builder {
        Builder() {}
    }
}
