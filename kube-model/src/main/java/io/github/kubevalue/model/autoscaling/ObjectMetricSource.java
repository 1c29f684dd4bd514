package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** A metric of an object of the cluster, and what it is to be. */
@Value.Immutable
@JsonDeserialize(builder = ObjectMetricSource.Builder.class)
public interface ObjectMetricSource extends ApiValue, WithObjectMetricSource {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The object. */
    @Value.Default
    default CrossVersionObjectReference describedObject() {
        return CrossVersionObjectReference.builder().build();
    }

    /** What it is to be. */
    @Value.Default
    default MetricTarget target() {
        return MetricTarget.builder().build();
    }

    /** The metric. */
    @Value.Default
    default MetricIdentifier metric() {
        return MetricIdentifier.builder().build();
    }

    /** Builds an {@link ObjectMetricSource}. */
    final class Builder extends ImmutableObjectMetricSource.Builder {
        Builder() {}
    }
}
