package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStatus;
import io.github.kubevalue.model.apps.DeploymentStrategy;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.ReplicaSetSpec;
import io.github.kubevalue.model.apps.ReplicaSetStatus;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.github.kubevalue.model.validation.AmountRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on Deployments and on the ReplicaSets that they make. (pkg/apis/apps/validation/validation.go) */
public final class DeploymentRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STRATEGY = SPEC.child("strategy");
    private static final FieldPath ROLLING = STRATEGY.child("rollingUpdate");
    private static final IntOrString NOTHING = IntOrString.of(0);

    private DeploymentRules() {}

    /** Returns the faults of a new Deployment that has its defaults. */
    public static Seq<FieldError> faults(Deployment deployment) {
        return spec(deployment.spec(), Option.none());
    }

    /** Returns the faults of a Deployment that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(Deployment after, Deployment before) {
        return Faults.NONE
                .and(spec(after.spec(), Option.of(before.spec().template())))
                .and(SelectedTemplate.fixed(
                        after.spec().selector(), before.spec().selector()))
                .found();
    }

    private static Seq<FieldError> spec(DeploymentSpec spec, Option<PodTemplateSpec> before) {
        FieldPath deadline = SPEC.child("progressDeadlineSeconds");
        return Faults.NONE
                .notNegative(spec.replicas(), SPEC.child("replicas"))
                .and(SelectedTemplate.selector(spec.selector()))
                .and(template(spec.selector(), spec.template(), before))
                .and(strategy(spec.strategy()))
                .notNegative(spec.minReadySeconds(), SPEC.child("minReadySeconds"))
                .notNegative(spec.revisionHistoryLimit(), SPEC.child("revisionHistoryLimit"))
                .notNegative(spec.progressDeadlineSeconds(), deadline)
                .given(
                        spec.progressDeadlineSeconds().filter(seconds -> seconds <= spec.minReadySeconds()),
                        seconds -> Vector.of(deadline.invalid(seconds, "must be greater than minReadySeconds")))
                .found();
    }

    // ValidatePodTemplateSpecForReplicaSet: of a selector that cannot be used no more is said
    private static Seq<FieldError> template(
            LabelSelector selector, PodTemplateSpec template, Option<PodTemplateSpec> before) {
        return Faults.NONE
                .and(SelectedTemplate.labels(selector, template))
                .and(SelectedTemplate.template(template, before))
                .and(SelectedTemplate.lasting(template, "ReplicaSet"))
                .found();
    }

    private static Seq<FieldError> strategy(DeploymentStrategy strategy) {
        String type = strategy.type().map(DeploymentStrategyType::text).getOrElse("");
        return switch (type) {
            case "Recreate" ->
                strategy.rollingUpdate().isDefined()
                        ? Vector.of(ROLLING.forbidden("may not be specified when strategy `type` is 'Recreate'"))
                        : Vector.empty();
            case "RollingUpdate" ->
                strategy.rollingUpdate()
                        .map(DeploymentRules::rolling)
                        .getOrElse(() -> Vector.of(ROLLING.required("this should be defaulted and never be nil")));
            default ->
                Vector.of(STRATEGY.notSupportedJson(
                        InternalTypes.json("DeploymentStrategy", strategy), Vector.of("Recreate", "RollingUpdate")));
        };
    }

    private static Seq<FieldError> rolling(RollingUpdateDeployment bounds) {
        IntOrString unavailable = bounds.maxUnavailable().getOrElse(NOTHING);
        IntOrString surge = bounds.maxSurge().getOrElse(NOTHING);
        FieldPath path = ROLLING.child("maxUnavailable");
        boolean still = AmountRules.size(unavailable) == 0 && AmountRules.size(surge) == 0;
        return Faults.NONE
                .and(AmountRules.countOrPercent(unavailable, path))
                .and(AmountRules.countOrPercent(surge, ROLLING.child("maxSurge")))
                .when(still, () -> AmountRules.invalid(unavailable, path, "may not be 0 when `maxSurge` is 0"))
                .and(AmountRules.atMostAll(unavailable, path))
                .found();
    }

    /** Returns the faults of a new status of a Deployment. */
    public static Seq<FieldError> status(Deployment after, Deployment before) {
        DeploymentStatus status = after.status();
        return new StatusCounts(status.replicas())
                .counted("observedGeneration", status.observedGeneration())
                .counted("replicas", status.replicas())
                .counted("updatedReplicas", status.updatedReplicas())
                .counted("readyReplicas", status.readyReplicas())
                .counted("availableReplicas", status.availableReplicas())
                .counted("unavailableReplicas", status.unavailableReplicas())
                .counted("terminatingReplicas", status.terminatingReplicas())
                .counted("collisionCount", status.collisionCount())
                .atMostReplicas("updatedReplicas", status.updatedReplicas())
                .atMostReplicas("readyReplicas", status.readyReplicas())
                .atMostReplicas("availableReplicas", status.availableReplicas())
                .atMostReady(status.availableReplicas(), status.readyReplicas(), "readyReplicas")
                .notDecremented(status.collisionCount(), before.status().collisionCount())
                .found();
    }

    /** Returns the faults of a new ReplicaSet that has its defaults. */
    public static Seq<FieldError> replicaSet(ReplicaSet set) {
        return spec(set.spec(), Option.none());
    }

    /** Returns the faults of a ReplicaSet that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(ReplicaSet after, ReplicaSet before) {
        return Faults.NONE
                .and(spec(after.spec(), Option.of(before.spec().template())))
                .and(SelectedTemplate.fixed(
                        after.spec().selector(), before.spec().selector()))
                .found();
    }

    private static Seq<FieldError> spec(ReplicaSetSpec spec, Option<PodTemplateSpec> before) {
        return Faults.NONE
                .notNegative(spec.replicas(), SPEC.child("replicas"))
                .notNegative(spec.minReadySeconds(), SPEC.child("minReadySeconds"))
                .and(SelectedTemplate.selector(spec.selector()))
                .and(template(spec.selector(), spec.template(), before))
                .found();
    }

    /** Returns the faults of a new status of a ReplicaSet. */
    public static Seq<FieldError> status(ReplicaSet after, ReplicaSet before) {
        ReplicaSetStatus status = after.status();
        return new StatusCounts(status.replicas())
                .counted("replicas", status.replicas())
                .counted("fullyLabeledReplicas", status.fullyLabeledReplicas())
                .counted("readyReplicas", status.readyReplicas())
                .counted("availableReplicas", status.availableReplicas())
                .counted("observedGeneration", status.observedGeneration())
                .counted("terminatingReplicas", status.terminatingReplicas())
                .atMostReplicas("fullyLabeledReplicas", status.fullyLabeledReplicas())
                .atMostReplicas("readyReplicas", status.readyReplicas())
                .atMostReplicas("availableReplicas", status.availableReplicas())
                .atMostReady(status.availableReplicas(), status.readyReplicas(), "readyReplicas")
                .found();
    }
}
