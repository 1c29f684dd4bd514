package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** Whether a change of a resource restarts the container. */
@Value.Immutable
@JsonDeserialize(builder = ContainerResizePolicy.Builder.class)
public interface ContainerResizePolicy extends ApiValue, WithContainerResizePolicy {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The resource, {@code cpu}. */
    @JsonInclude
    @Value.Default
    default String resourceName() {
        return "";
    }

    /** {@code NotRequired} or {@code RestartContainer}. */
    @JsonInclude
    @Value.Default
    default String restartPolicy() {
        return "";
    }

    /** Builds a {@link ContainerResizePolicy}. */
    final class Builder extends ImmutableContainerResizePolicy.Builder {
        Builder() {}
    }
}
