package io.github.kubevalue.dsl.diagnose.workload;

import io.github.kubevalue.dsl.diagnose.Facts;
import io.github.kubevalue.dsl.diagnose.Finding;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerCondition;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerConditionType;
import io.github.kubevalue.model.runtime.Measurements;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** Autoscalers that scale nothing. */
public final class AutoscalerChecks {
    private AutoscalerChecks() {}

    /** An autoscaler that cannot compute how many pods there are to be; for want of metrics that nobody says, that is no fault. */
    public static Seq<Finding> inactive(Facts facts) {
        return facts.snapshot()
                .list(HorizontalPodAutoscaler.KIND)
                .flatMap(scaler -> scaler.status()
                        .condition(HorizontalPodAutoscalerConditionType.SCALING_ACTIVE)
                        .filter(condition -> !condition.status().isTrue())
                        .map(condition ->
                                isUnmeasured(condition) ? unmeasured(scaler, condition) : inactive(scaler, condition)));
    }

    private static boolean isUnmeasured(HorizontalPodAutoscalerCondition condition) {
        return condition.message().exists(message -> message.contains("unable to fetch metrics from"));
    }

    private static Finding unmeasured(HorizontalPodAutoscaler scaler, HorizontalPodAutoscalerCondition condition) {
        return Finding.info("autoscaler-unmeasured", scaler, "spec.metrics")
                .message("nobody says what its pods use, so it does not scale")
                .because(condition.message().toVector())
                .fix("annotate it: " + Measurements.LOAD + ": cpu=900m")
                .build();
    }

    private static Finding inactive(HorizontalPodAutoscaler scaler, HorizontalPodAutoscalerCondition condition) {
        boolean isMeant = condition.reason().contains("ScalingDisabled");
        return (isMeant
                        ? Finding.info("autoscaler-inactive", scaler, "spec.scaleTargetRef")
                        : Finding.error("autoscaler-inactive", scaler, "spec"))
                .message("it does not scale: " + condition.message().getOrElse(""))
                .addBecause("condition ScalingActive=" + condition.status() + ", reason "
                        + condition.reason().getOrElse(""))
                .fix(isMeant ? "give its target a pod" : "correct what it complains of")
                .build();
    }

    /** What is measured is said in a way that cannot be read. */
    public static Seq<Finding> unreadableAnnotations(Facts facts) {
        return facts.snapshot()
                .list(HorizontalPodAutoscaler.KIND)
                .flatMap(scaler -> Vector.of(Measurements.METRICS, Measurements.LOAD)
                        .flatMap(annotation -> Measurements.read(scaler, annotation)
                                .fold(Vector::of, fine -> Vector.<String>empty())
                                .map(why -> unreadable(scaler, annotation, why))));
    }

    private static Finding unreadable(HorizontalPodAutoscaler scaler, String annotation, String why) {
        return Finding.unreadable(
                scaler,
                "",
                annotation,
                scaler.metadata().annotations().getOrElse(annotation, ""),
                why,
                "nothing of it holds");
    }
}
