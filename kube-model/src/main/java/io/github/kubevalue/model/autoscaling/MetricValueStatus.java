package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** The value of a metric. */
@Value.Immutable
@JsonDeserialize(builder = MetricValueStatus.Builder.class)
public interface MetricValueStatus extends ApiValue, WithMetricValueStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The value. */
    Option<Quantity> value();

    /** The value for each pod, on average. */
    Option<Quantity> averageValue();

    /** What the pods use, in hundredths of what they request. */
    Option<Integer> averageUtilization();

    /** Builds a {@link MetricValueStatus}. */
    final class Builder extends ImmutableMetricValueStatus.Builder {
        Builder() {}
    }
}
