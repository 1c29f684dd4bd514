package io.github.kubevalue.dsl.build;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.autoscaling.MetricTarget;
import io.github.kubevalue.model.autoscaling.MetricTargetType;
import io.github.kubevalue.model.autoscaling.ResourceMetricSource;
import io.github.kubevalue.model.meta.ObjectMeta;
import io.github.kubevalue.model.runtime.Measurements;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** A HorizontalPodAutoscaler as said so far. */
record AutoscalerDraft(HorizontalPodAutoscaler object) implements AutoscalerStage {
    private static final int MOST = 10;

    static AutoscalerDraft named(String namespace, String name) {
        return new AutoscalerDraft(HorizontalPodAutoscaler.builder()
                .metadata(ObjectMeta.named(namespace, name))
                .spec(HorizontalPodAutoscalerSpec.builder()
                        .scaleTargetRef(target("Deployment", name))
                        .maxReplicas(MOST)
                        .build())
                .build());
    }

    private static CrossVersionObjectReference target(String kind, String name) {
        return CrossVersionObjectReference.builder()
                .apiVersion("apps/v1")
                .kind(kind)
                .name(name)
                .build();
    }

    @Override
    public AutoscalerStage of(String kind, String name) {
        return spec(object.spec().withScaleTargetRef(target(kind, name)));
    }

    @Override
    public AutoscalerStage between(int least, int most) {
        return spec(object.spec().withMinReplicas(Option.of(least)).withMaxReplicas(most));
    }

    @Override
    public AutoscalerStage cpu(int percent) {
        MetricTarget target = MetricTarget.builder()
                .type(MetricTargetType.UTILIZATION)
                .averageUtilization(percent)
                .build();
        return spec(object.spec()
                .withMetrics(Vector.of(MetricSpec.builder()
                        .type(MetricSourceType.RESOURCE)
                        .resource(ResourceMetricSource.builder()
                                .name("cpu")
                                .target(target)
                                .build())
                        .build())));
    }

    private AutoscalerStage spec(HorizontalPodAutoscalerSpec spec) {
        return new AutoscalerDraft(object.withSpec(spec));
    }

    @Override
    public AutoscalerStage load(String metric, String quantity) {
        ObjectMeta meta = object.metadata();
        String said = meta.annotations()
                .get(Measurements.LOAD)
                .map(before -> before + ",")
                .getOrElse("");
        return new AutoscalerDraft(
                object.withMetadata(meta.withAnnotation(Measurements.LOAD, said + metric + "=" + quantity)));
    }
}
