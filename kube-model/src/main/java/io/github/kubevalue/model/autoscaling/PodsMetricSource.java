package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A metric of each pod, and what it is to be on average. */
@Value.Immutable
@JsonDeserialize(builder = PodsMetricSource.Builder.class)
public interface PodsMetricSource extends ApiValue, WithPodsMetricSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The metric. */
    @Value.Default
    default MetricIdentifier metric() {
        return MetricIdentifier.builder().build();
    }

    /** What it is to be. */
    @Value.Default
    default MetricTarget target() {
        return MetricTarget.builder().build();
    }

    /** Builds a {@link PodsMetricSource}. */
    final class Builder extends ImmutablePodsMetricSource.Builder {
        Builder() {}
    }
}
