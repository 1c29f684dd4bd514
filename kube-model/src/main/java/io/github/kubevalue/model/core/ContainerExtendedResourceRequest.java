package io.github.kubevalue.model.core;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** The request of a claim that stands for a container's extended resource. */
@Value.Immutable
@JsonDeserialize(builder = ContainerExtendedResourceRequest.Builder.class)
public interface ContainerExtendedResourceRequest extends ApiValue, WithContainerExtendedResourceRequest {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The container. */
    @JsonInclude
    @Value.Default
    default String containerName() {
        return "";
    }

    /** The extended resource. */
    @JsonInclude
    @Value.Default
    default String resourceName() {
        return "";
    }

    /** The request. */
    @JsonInclude
    @Value.Default
    default String requestName() {
        return "";
    }

    /** Builds a {@link ContainerExtendedResourceRequest}. */
    final class Builder extends ImmutableContainerExtendedResourceRequest.Builder {
        Builder() {}
    }
}
