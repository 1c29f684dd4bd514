package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What one container of each pod uses of a resource, and how much that is to be. */
@Value.Immutable
@JsonDeserialize(builder = ContainerResourceMetricSource.Builder.class)
public interface ContainerResourceMetricSource extends ApiValue, WithContainerResourceMetricSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The resource. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** What it is to be. */
    @Value.Default
    default MetricTarget target() {
        return MetricTarget.builder().build();
    }

    /** The container. */
    @JsonInclude
    @Value.Default
    default String container() {
        return "";
    }

    /** Builds a {@link ContainerResourceMetricSource}. */
    final class Builder extends ImmutableContainerResourceMetricSource.Builder {
        Builder() {}
    }
}
