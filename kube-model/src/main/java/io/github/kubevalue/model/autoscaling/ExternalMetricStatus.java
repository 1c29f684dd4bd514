package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What a metric from outside the cluster said. */
@Value.Immutable
@JsonDeserialize(builder = ExternalMetricStatus.Builder.class)
public interface ExternalMetricStatus extends ApiValue, WithExternalMetricStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The metric. */
    @Value.Default
    default MetricIdentifier metric() {
        return MetricIdentifier.builder().build();
    }

    /** Its value. */
    @Value.Default
    default MetricValueStatus current() {
        return MetricValueStatus.builder().build();
    }

    /** Builds an {@link ExternalMetricStatus}. */
    final class Builder extends ImmutableExternalMetricStatus.Builder {
        Builder() {}
    }
}
