package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What one metric said. */
@Value.Immutable
@JsonDeserialize(builder = MetricStatus.Builder.class)
public interface MetricStatus extends ApiValue, WithMetricStatus {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Which sort of metric; the field of that name is set. */
    @Value.Default
    default MetricSourceType type() {
        return new MetricSourceType("");
    }

    /** A metric of another object. */
    Option<ObjectMetricStatus> object();

    /** A metric of each pod, averaged. */
    Option<PodsMetricStatus> pods();

    /** What the pods use of a resource. */
    Option<ResourceMetricStatus> resource();

    /** What one container of each pod uses of a resource. */
    Option<ContainerResourceMetricStatus> containerResource();

    /** A metric from outside the cluster. */
    Option<ExternalMetricStatus> external();

    /** Builds a {@link MetricStatus}. */
    final class Builder extends ImmutableMetricStatus.Builder {
        Builder() {}
    }
}
