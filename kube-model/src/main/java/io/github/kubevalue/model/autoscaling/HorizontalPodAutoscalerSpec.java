package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.ApiValue;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import org.immutables.value.Value;

/** What is scaled, within which bounds and by which metrics. */
@Value.Immutable
@JsonDeserialize(builder = HorizontalPodAutoscalerSpec.Builder.class)
public interface HorizontalPodAutoscalerSpec extends ApiValue, WithHorizontalPodAutoscalerSpec {

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** What is scaled. */
    @Value.Default
    default CrossVersionObjectReference scaleTargetRef() {
        return CrossVersionObjectReference.builder().build();
    }

    /** The least number of pods; 1 unless set. */
    Option<Integer> minReplicas();

    /** The greatest number of pods. */
    @JsonInclude
    @Value.Default
    default int maxReplicas() {
        return 0;
    }

    /** The metrics, of which the one that asks for most pods decides; 80 % of the requested cpu unless set. */
    Seq<MetricSpec> metrics();

    /** How quickly it is scaled. */
    Option<HorizontalPodAutoscalerBehavior> behavior();

    /** Builds a {@link HorizontalPodAutoscalerSpec}. */
    final class Builder extends ImmutableHorizontalPodAutoscalerSpec.Builder {
        Builder() {}
    }
}
