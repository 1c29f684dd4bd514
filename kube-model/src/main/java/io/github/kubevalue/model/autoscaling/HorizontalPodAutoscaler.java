package io.github.kubevalue.model.autoscaling;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.github.kubevalue.model.meta.Kind;
import io.github.kubevalue.model.meta.KubeObject;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.meta.Scope;
import org.immutables.value.Value;

/** Changes how many pods a workload has, by what metrics say. */
@Value.Immutable
@JsonDeserialize(builder = HorizontalPodAutoscaler.Builder.class)
public interface HorizontalPodAutoscaler extends KubeObject, WithHorizontalPodAutoscaler {
    /** The kind {@code autoscaling/v2 HorizontalPodAutoscaler}. */
    Kind<HorizontalPodAutoscaler> KIND = Kind.of(
            "autoscaling/v2",
            "HorizontalPodAutoscaler",
            "horizontalpodautoscalers",
            Scope.NAMESPACED,
            HorizontalPodAutoscaler.class);

    /** Returns a HorizontalPodAutoscaler of that name. */
    static HorizontalPodAutoscaler named(String namespace, String name) {
        return builder().metadata(ObjectMeta.named(namespace, name)).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    @Override
    default Kind<HorizontalPodAutoscaler> type() {
        return KIND;
    }

    @Override
    @Value.Default
    default ObjectMeta metadata() {
        return ObjectMeta.of();
    }

    /** What it is to be. */
    @Value.Default
    default HorizontalPodAutoscalerSpec spec() {
        return HorizontalPodAutoscalerSpec.builder().build();
    }

    /** What it is at present. */
    @Value.Default
    default HorizontalPodAutoscalerStatus status() {
        return HorizontalPodAutoscalerStatus.builder().build();
    }

    @Override
    HorizontalPodAutoscaler withMetadata(ObjectMeta metadata);

    /** Builds a {@link HorizontalPodAutoscaler}. */
    final class Builder extends ImmutableHorizontalPodAutoscaler.Builder {
        Builder() {}
    }
}
