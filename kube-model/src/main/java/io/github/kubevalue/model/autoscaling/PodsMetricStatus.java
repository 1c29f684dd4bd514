package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What a metric of each pod said. */
@Value.Immutable
@JsonDeserialize(builder = PodsMetricStatus.Builder.class)
public interface PodsMetricStatus extends ApiValue, WithPodsMetricStatus {

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

    /** Builds a {@link PodsMetricStatus}. */
    final class Builder extends ImmutablePodsMetricStatus.Builder {
        Builder() {}
    }
}
