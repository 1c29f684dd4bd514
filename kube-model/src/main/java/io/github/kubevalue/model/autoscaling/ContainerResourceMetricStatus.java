package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What one container of each pod uses of a resource. */
@Value.Immutable
@JsonDeserialize(builder = ContainerResourceMetricStatus.Builder.class)
public interface ContainerResourceMetricStatus extends ApiValue, WithContainerResourceMetricStatus {

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

    /** Its value. */
    @Value.Default
    default MetricValueStatus current() {
        return MetricValueStatus.builder().build();
    }

    /** The container. */
    @JsonInclude
    @Value.Default
    default String container() {
        return "";
    }

    /** Builds a {@link ContainerResourceMetricStatus}. */
    final class Builder extends ImmutableContainerResourceMetricStatus.Builder {
        Builder() {}
    }
}
