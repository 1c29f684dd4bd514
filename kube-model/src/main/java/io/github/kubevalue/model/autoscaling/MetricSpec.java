package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** One metric, and what it is to be. */
@Value.Immutable
@JsonDeserialize(builder = MetricSpec.Builder.class)
public interface MetricSpec extends ApiValue, WithMetricSpec {

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
    Option<ObjectMetricSource> object();

    /** A metric of each pod, averaged. */
    Option<PodsMetricSource> pods();

    /** What the pods use of a resource, against what they request. */
    Option<ResourceMetricSource> resource();

    /** What one container of each pod uses of a resource. */
    Option<ContainerResourceMetricSource> containerResource();

    /** A metric from outside the cluster. */
    Option<ExternalMetricSource> external();

    /** Builds a {@link MetricSpec}. */
    final class Builder extends ImmutableMetricSpec.Builder {
        Builder() {}
    }
}
