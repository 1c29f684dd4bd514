package io.github.kubevalue.model.validation.autoscaling;

import io.github.kubevalue.model.autoscaling.CrossVersionObjectReference;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscaler;
import io.github.kubevalue.model.autoscaling.HorizontalPodAutoscalerSpec;
import io.github.kubevalue.model.autoscaling.MetricSourceType;
import io.github.kubevalue.model.autoscaling.MetricSpec;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/** The rules on HorizontalPodAutoscalers. (pkg/apis/autoscaling/validation/validation.go) */
public final class AutoscalerRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STATUS = FieldPath.of("status");
    private static final FieldPath TARGET = SPEC.child("scaleTargetRef");

    private AutoscalerRules() {}

    /** Returns the faults of an autoscaler that has its defaults. */
    public static Seq<FieldError> faults(HorizontalPodAutoscaler scaler) {
        CrossVersionObjectReference target = scaler.spec().scaleTargetRef();
        boolean isCore = target.kind().equals("ReplicationController");
        return spec(scaler.spec(), 1, isCore ? Reference.ANY_GROUP : Reference.NAMED_GROUP, Reference.ANY_GROUP);
    }

    /** Returns the faults of an autoscaler that replaces another: what it scales may stay as it was. */
    // pkg/registry/autoscaling/horizontalpodautoscaler/strategy.go, validationOptionsForHorizontalPodAutoscaler
    public static Seq<FieldError> updated(HorizontalPodAutoscaler after, HorizontalPodAutoscaler before) {
        CrossVersionObjectReference target = after.spec().scaleTargetRef();
        CrossVersionObjectReference old = before.spec().scaleTargetRef();
        boolean isSame =
                target.apiVersion().equals(old.apiVersion()) && target.kind().equals(old.kind());
        boolean isCore = target.kind().equals("ReplicationController");
        Reference targets = isSame ? Reference.ANYTHING : isCore ? Reference.ANY_GROUP : Reference.NAMED_GROUP;
        boolean wasWrong = before.spec()
                .metrics()
                .filter(metric -> metric.type().equals(MetricSourceType.OBJECT))
                .flatMap(MetricSpec::object)
                .exists(source -> !Reference.ANY_GROUP.accepts(source.describedObject()));
        return spec(
                after.spec(),
                before.spec().minReplicas().contains(0) ? 0 : 1,
                targets,
                wasWrong ? Reference.ANYTHING : Reference.ANY_GROUP);
    }

    private static Seq<FieldError> spec(
            HorizontalPodAutoscalerSpec spec, int least, Reference targets, Reference objects) {
        int most = spec.maxReplicas();
        return Faults.NONE
                .given(
                        spec.minReplicas().filter(count -> count < least),
                        count -> Vector.of(
                                SPEC.child("minReplicas").invalid(count, "must be greater than or equal to " + least)))
                .when(most == 0, () -> SPEC.child("maxReplicas").required("must be set and greater than 0"))
                .when(most < 0, () -> SPEC.child("maxReplicas").invalid(most, "must be greater than or equal to 1"))
                .when(
                        spec.minReplicas().exists(count -> most < count),
                        () -> SPEC.child("maxReplicas").invalid(most, "must be greater than or equal to `minReplicas`"))
                .and(targets.faults(spec.scaleTargetRef(), TARGET))
                .and(MetricRules.faults(spec, objects, SPEC.child("metrics")))
                .given(spec.behavior(), behavior -> BehaviorRules.faults(behavior, SPEC.child("behavior")))
                .found();
    }

    /** Returns the faults of the status of an autoscaler. */
    public static Seq<FieldError> status(HorizontalPodAutoscaler after, HorizontalPodAutoscaler before) {
        return Faults.NONE
                .notNegative(after.status().currentReplicas(), STATUS.child("currentReplicas"))
                .notNegative(after.status().desiredReplicas(), STATUS.child("desiredReplicas"))
                .found();
    }
}
