package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import org.immutables.value.Value;

/** What a metric of an object said. */
@Value.Immutable
@JsonDeserialize(builder = ObjectMetricStatus.Builder.class)
public interface ObjectMetricStatus extends ApiValue, WithObjectMetricStatus {

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

    /** The object. */
    @Value.Default
    default CrossVersionObjectReference describedObject() {
        return CrossVersionObjectReference.builder().build();
    }

    /** Builds an {@link ObjectMetricStatus}. */
    final class Builder extends ImmutableObjectMetricStatus.Builder {
        Builder() {}
    }
}
