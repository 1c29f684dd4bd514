package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.Quantity;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What a metric is to be. */
@Value.Immutable
@JsonDeserialize(builder = MetricTarget.Builder.class)
public interface MetricTarget extends ApiValue, WithMetricTarget {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** How it is given; the field of that name is set. */
    @Value.Default
    default MetricTargetType type() {
        return new MetricTargetType("");
    }

    /** The value. */
    Option<Quantity> value();

    /** The value for each pod. */
    Option<Quantity> averageValue();

    /** What the pods use, in hundredths of what they request. */
    Option<Integer> averageUtilization();

    /** Builds a {@link MetricTarget}. */
    final class Builder extends ImmutableMetricTarget.Builder {
        Builder() {}
    }
}
