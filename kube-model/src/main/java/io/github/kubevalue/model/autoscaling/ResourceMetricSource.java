package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What pods use of a resource, and how much that is to be. */
@Value.Immutable
@JsonDeserialize(builder = ResourceMetricSource.Builder.class)
public interface ResourceMetricSource extends ApiValue, WithResourceMetricSource {

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

    /** Builds a {@link ResourceMetricSource}. */
    final class Builder extends ImmutableResourceMetricSource.Builder {
        Builder() {}
    }
}
