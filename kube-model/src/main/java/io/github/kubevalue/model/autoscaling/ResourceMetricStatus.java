package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What pods use of a resource. */
@Value.Immutable
@JsonDeserialize(builder = ResourceMetricStatus.Builder.class)
public interface ResourceMetricStatus extends ApiValue, WithResourceMetricStatus {

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

    /** Builds a {@link ResourceMetricStatus}. */
    final class Builder extends ImmutableResourceMetricStatus.Builder {
        Builder() {}
    }
}
