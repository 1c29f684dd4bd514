package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.ReplicationController;
import io.github.kubevalue.model.core.ReplicationControllerSpec;
import io.github.kubevalue.model.core.ReplicationControllerStatus;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The rules on ReplicationControllers. (pkg/apis/core/validation/validation.go, ValidateReplicationController) */
public final class ReplicationControllerRules {
    private static final FieldPath SPEC = FieldPath.of("spec");

    private ReplicationControllerRules() {}

    /** Returns the faults of a new controller that has its defaults. */
    public static Seq<FieldError> faults(ReplicationController controller) {
        return spec(controller.spec(), Option.none());
    }

    /** Returns the faults of a controller that replaces another; all of it may change. */
    public static Seq<FieldError> updated(ReplicationController after, ReplicationController before) {
        return spec(after.spec(), before.spec().template());
    }

    private static Seq<FieldError> spec(ReplicationControllerSpec spec, Option<PodTemplateSpec> before) {
        return Faults.NONE
                .notNegative(spec.minReadySeconds().getOrElse(0), SPEC.child("minReadySeconds"))
                .when(spec.selector().isEmpty(), SelectedTemplate.SELECTOR::required)
                .notNegative(spec.replicas(), SPEC.child("replicas"))
                .when(spec.template().isEmpty(), SelectedTemplate.TEMPLATE::required)
                .given(spec.template(), template -> template(template, spec, before))
                .found();
    }

    private static Seq<FieldError> template(
            PodTemplateSpec template, ReplicationControllerSpec spec, Option<PodTemplateSpec> before) {
        boolean finds = spec.selector()
                .forAll(label -> template.metadata().labels().get(label._1).contains(label._2));
        return Faults.NONE
                .when(
                        !finds,
                        () -> SelectedTemplate.TEMPLATE
                                .child("metadata.labels")
                                .invalid(template.metadata().labels(), "`selector` does not match template `labels`"))
                .and(SelectedTemplate.template(template, before))
                .and(SelectedTemplate.lasting(template, "ReplicationController"))
                .found();
    }

    /** Returns what is wrong with a new status. */
    public static Seq<FieldError> status(ReplicationController after, ReplicationController before) {
        ReplicationControllerStatus status = after.status();
        return new StatusCounts(status.replicas())
                .counted("replicas", status.replicas())
                .counted("fullyLabeledReplicas", status.fullyLabeledReplicas())
                .counted("readyReplicas", status.readyReplicas())
                .counted("availableReplicas", status.availableReplicas())
                .counted("observedGeneration", status.observedGeneration())
                .atMostReplicas("fullyLabeledReplicas", status.fullyLabeledReplicas())
                .atMostReplicas("readyReplicas", status.readyReplicas())
                .atMostReplicas("availableReplicas", status.availableReplicas())
                .atMostReady(status.availableReplicas(), status.readyReplicas(), "readyReplicas")
                .found();
    }
}
