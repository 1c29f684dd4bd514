package io.github.kubevalue.model.validation;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetSpec;
import io.github.kubevalue.model.apps.Deployment;
import io.github.kubevalue.model.apps.DeploymentSpec;
import io.github.kubevalue.model.apps.DeploymentStrategyType;
import io.github.kubevalue.model.apps.ReplicaSet;
import io.github.kubevalue.model.apps.RollingUpdateDaemonSet;
import io.github.kubevalue.model.apps.RollingUpdateDeployment;
import io.github.kubevalue.model.apps.StatefulSet;
import io.github.kubevalue.model.apps.StatefulSetSpec;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.core.RestartPolicy;
import io.github.kubevalue.model.core.Volume;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.meta.LabelSelector;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on the group apps. (pkg/apis/apps/validation/validation.go) */
public final class WorkloadRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath SELECTOR = SPEC.child("selector");
    private static final FieldPath TEMPLATE = SPEC.child("template");
    private static final IntOrString NOTHING = IntOrString.of(0);
    private static final String FIXED = "updates to statefulset spec for fields other than 'replicas', 'ordinals', "
            + "'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and "
            + "'minReadySeconds' are forbidden";

    private WorkloadRules() {}

    /** Returns the faults of a Deployment that has its defaults. */
    public static Seq<FieldError> deployment(Deployment deployment) {
        DeploymentSpec spec = deployment.spec();
        FieldPath strategy = SPEC.child("strategy");
        FieldPath rolling = strategy.child("rollingUpdate");
        boolean recreates = spec.strategy().type().contains(DeploymentStrategyType.RECREATE);
        int deadline = spec.progressDeadlineSeconds().getOrElse(Integer.MAX_VALUE);
        return Faults.NONE
                .notNegative(spec.replicas(), SPEC.child("replicas"))
                .and(selected(spec.selector(), spec.template(), "ReplicaSet"))
                .oneOf(spec.strategy().type(), strategy, "Recreate", "RollingUpdate")
                .when(
                        recreates && spec.strategy().rollingUpdate().isDefined(),
                        rolling.forbidden("may not be specified when strategy `type` is 'Recreate'"))
                .given(spec.strategy().rollingUpdate().filter(bounds -> !recreates), bounds -> rolling(bounds, rolling))
                .notNegative(Option.of(spec.minReadySeconds()), SPEC.child("minReadySeconds"))
                .notNegative(spec.revisionHistoryLimit(), SPEC.child("revisionHistoryLimit"))
                .notNegative(spec.progressDeadlineSeconds(), SPEC.child("progressDeadlineSeconds"))
                .when(
                        deadline <= spec.minReadySeconds(),
                        SPEC.child("progressDeadlineSeconds").invalid(deadline, "must be greater than minReadySeconds"))
                .found();
    }

    private static Seq<FieldError> rolling(RollingUpdateDeployment bounds, FieldPath path) {
        IntOrString unavailable = bounds.maxUnavailable().getOrElse(NOTHING);
        IntOrString surge = bounds.maxSurge().getOrElse(NOTHING);
        FieldPath at = path.child("maxUnavailable");
        return Faults.NONE
                .and(Checks.countOrPercent(unavailable, at))
                .and(Checks.countOrPercent(surge, path.child("maxSurge")))
                .when(
                        Checks.size(unavailable) == 0 && Checks.size(surge) == 0,
                        Checks.invalid(unavailable, at, "may not be 0 when `maxSurge` is 0"))
                .and(Checks.atMostAll(unavailable, at))
                .found();
    }

    /** Returns the faults of a change of a Deployment. */
    public static Seq<FieldError> deploymentChanges(Deployment after, Deployment before) {
        return fixed(after.spec().selector(), before.spec().selector());
    }

    /** Returns the faults of a ReplicaSet that has its defaults. */
    public static Seq<FieldError> replicaSet(ReplicaSet set) {
        return Faults.NONE
                .notNegative(set.spec().replicas(), SPEC.child("replicas"))
                .notNegative(Option.of(set.spec().minReadySeconds()), SPEC.child("minReadySeconds"))
                .and(selected(set.spec().selector(), set.spec().template(), "ReplicaSet"))
                .found();
    }

    /** Returns the faults of a change of a ReplicaSet. */
    public static Seq<FieldError> replicaSetChanges(ReplicaSet after, ReplicaSet before) {
        return fixed(after.spec().selector(), before.spec().selector());
    }

    /** Returns the faults of a StatefulSet that has its defaults. */
    public static Seq<FieldError> statefulSet(StatefulSet set) {
        StatefulSetSpec spec = set.spec();
        PodTemplateSpec template = spec.template();
        Seq<Volume> claims = spec.volumeClaimTemplates()
                .map(claim -> Volume.builder().name(claim.name()).build());
        Seq<String> names = claims.map(Volume::name);
        PodTemplateSpec mounted = template.withSpec(template.spec()
                .withVolumes(template.spec()
                        .volumes()
                        .filter(volume -> !names.contains(volume.name()))
                        .appendAll(claims)));
        return Faults.NONE
                .oneOf(spec.podManagementPolicy(), SPEC.child("podManagementPolicy"), "OrderedReady", "Parallel")
                .oneOf(spec.updateStrategy().type(), SPEC.child("updateStrategy"), "RollingUpdate", "OnDelete")
                .notNegative(spec.replicas(), SPEC.child("replicas"))
                .notNegative(Option.of(spec.minReadySeconds()), SPEC.child("minReadySeconds"))
                .keeps(Names.DNS_LABEL, spec.serviceName(), SPEC.child("serviceName"))
                .and(selected(spec.selector(), mounted, "StatefulSet"))
                .found();
    }

    /** Returns the faults of a change of a StatefulSet. */
    public static Seq<FieldError> statefulSetChanges(StatefulSet after, StatefulSet before) {
        StatefulSetSpec old = before.spec();
        StatefulSetSpec same = after.spec()
                .withReplicas(old.replicas())
                .withTemplate(old.template())
                .withUpdateStrategy(old.updateStrategy())
                .withMinReadySeconds(old.minReadySeconds())
                .withOrdinals(old.ordinals())
                .withRevisionHistoryLimit(old.revisionHistoryLimit())
                .withPersistentVolumeClaimRetentionPolicy(old.persistentVolumeClaimRetentionPolicy());
        return same.equals(old) ? Vector.empty() : Vector.of(SPEC.forbidden(FIXED));
    }

    /** Returns the faults of a DaemonSet that has its defaults. */
    public static Seq<FieldError> daemonSet(DaemonSet set) {
        DaemonSetSpec spec = set.spec();
        FieldPath strategy = SPEC.child("updateStrategy");
        return Faults.NONE
                .and(selected(spec.selector(), spec.template(), "DaemonSet"))
                .notNegative(Option.of(spec.minReadySeconds()), SPEC.child("minReadySeconds"))
                .oneOf(spec.updateStrategy().type(), strategy.child("type"), "RollingUpdate", "OnDelete")
                .given(
                        spec.updateStrategy().rollingUpdate(),
                        bounds -> rolling(bounds, strategy.child("rollingUpdate")))
                .notNegative(spec.revisionHistoryLimit(), SPEC.child("revisionHistoryLimit"))
                .found();
    }

    private static Seq<FieldError> rolling(RollingUpdateDaemonSet bounds, FieldPath path) {
        IntOrString unavailable = bounds.maxUnavailable().getOrElse(NOTHING);
        IntOrString surge = bounds.maxSurge().getOrElse(NOTHING);
        boolean isUnavailable = Checks.size(unavailable) != 0;
        boolean surges = Checks.size(surge) != 0;
        return Faults.NONE
                .and(Checks.countOrPercent(unavailable, path.child("maxUnavailable")))
                .and(Checks.countOrPercent(surge, path.child("maxSurge")))
                .and(Checks.atMostAll(unavailable, path.child("maxUnavailable")))
                .and(Checks.atMostAll(surge, path.child("maxSurge")))
                .when(
                        isUnavailable && surges,
                        Checks.invalid(surge, path.child("maxSurge"), "may not be set when maxUnavailable is non-zero"))
                .when(
                        !isUnavailable && !surges,
                        path.child("maxUnavailable").required("cannot be 0 when maxSurge is 0"))
                .found();
    }

    /** Returns the faults of a change of a DaemonSet. */
    public static Seq<FieldError> daemonSetChanges(DaemonSet after, DaemonSet before) {
        return fixed(after.spec().selector(), before.spec().selector());
    }

    private static Seq<FieldError> selected(LabelSelector selector, PodTemplateSpec template, String kind) {
        FieldPath spec = TEMPLATE.child("spec");
        boolean matches =
                !selector.isEverything() && selector.matches(template.metadata().labels());
        return Faults.NONE
                .when(selector.isEverything(), SELECTOR.required(""))
                .selector(Option.of(selector), SELECTOR)
                .when(
                        !matches,
                        TEMPLATE.child("metadata.labels")
                                .invalid(template.metadata().labels(), "`selector` does not match template `labels`"))
                .and(PodRules.template(template, TEMPLATE))
                .oneOf(template.spec().restartPolicy(), spec.child("restartPolicy"), RestartPolicy.ALWAYS.text())
                .when(
                        template.spec().activeDeadlineSeconds().isDefined(),
                        spec.child("activeDeadlineSeconds")
                                .forbidden("activeDeadlineSeconds in " + kind + " is not Supported"))
                .found();
    }

    private static Seq<FieldError> fixed(LabelSelector after, LabelSelector before) {
        return after.equals(before)
                ? Vector.empty()
                : Vector.of(SELECTOR.invalidJson(Checks.json(after), "field is immutable"));
    }
}
