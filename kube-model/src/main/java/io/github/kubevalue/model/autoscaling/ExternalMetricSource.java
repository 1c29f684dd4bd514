package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A metric from outside the cluster, and what it is to be. */
@Value.Immutable
@JsonDeserialize(builder = ExternalMetricSource.Builder.class)
public interface ExternalMetricSource extends ApiValue, WithExternalMetricSource {

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

    /** Builds an {@link ExternalMetricSource}. */
    final class Builder extends ImmutableExternalMetricSource.Builder {
        Builder() {}
    }
}
