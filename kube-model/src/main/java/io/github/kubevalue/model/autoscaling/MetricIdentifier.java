package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** A metric by name. */
@Value.Immutable
@JsonDeserialize(builder = MetricIdentifier.Builder.class)
public interface MetricIdentifier extends ApiValue, WithMetricIdentifier {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** The name. */
    @JsonInclude
    @Value.Default
    default String name() {
        return "";
    }

    /** Which of its series; all of them if absent. */
    Option<LabelSelector> selector();

    /** Builds a {@link MetricIdentifier}. */
    final class Builder extends ImmutableMetricIdentifier.Builder {
        Builder() {}
    }
}
