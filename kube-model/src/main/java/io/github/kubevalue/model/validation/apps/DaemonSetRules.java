package io.github.kubevalue.model.validation.apps;

import io.github.kubevalue.model.apps.DaemonSet;
import io.github.kubevalue.model.apps.DaemonSetSpec;
import io.github.kubevalue.model.apps.DaemonSetStatus;
import io.github.kubevalue.model.apps.DaemonSetUpdateStrategy;
import io.github.kubevalue.model.apps.DaemonSetUpdateStrategyType;
import io.github.kubevalue.model.apps.RollingUpdateDaemonSet;
import io.github.kubevalue.model.core.PodTemplateSpec;
import io.github.kubevalue.model.meta.IntOrString;
import io.github.kubevalue.model.validation.AmountRules;
import io.github.kubevalue.model.validation.Faults;
import io.github.kubevalue.model.validation.FieldError;
import io.github.kubevalue.model.validation.FieldPath;
import io.github.kubevalue.model.validation.InternalTypes;
import io.github.kubevalue.model.validation.LabelRules;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** The rules on DaemonSets. (pkg/apis/apps/validation/validation.go, ValidateDaemonSetSpec) */
public final class DaemonSetRules {
    private static final FieldPath SPEC = FieldPath.of("spec");
    private static final FieldPath STRATEGY = SPEC.child("updateStrategy");
    private static final FieldPath ROLLING = STRATEGY.child("rollingUpdate");
    private static final IntOrString NOTHING = IntOrString.of(0);

    private DaemonSetRules() {}

    /** Returns the faults of a new DaemonSet that has its defaults. */
    public static Seq<FieldError> faults(DaemonSet set) {
        return spec(set.spec(), Option.none());
    }

    /** Returns the faults of a DaemonSet that replaces another, what may not change among them. */
    public static Seq<FieldError> updated(DaemonSet after, DaemonSet before) {
        return Faults.NONE
                .and(SelectedTemplate.fixed(
                        after.spec().selector(), before.spec().selector()))
                .and(spec(after.spec(), Option.of(before.spec().template())))
                .found();
    }

    private static Seq<FieldError> spec(DaemonSetSpec spec, Option<PodTemplateSpec> before) {
        return Faults.NONE
                .and(LabelRules.selector(spec.selector(), SelectedTemplate.SELECTOR))
                .and(SelectedTemplate.labels(spec.selector(), spec.template()))
                .and(SelectedTemplate.template(spec.template(), before))
                .and(SelectedTemplate.lasting(spec.template(), "DaemonSet"))
                .notNegative(spec.minReadySeconds(), SPEC.child("minReadySeconds"))
                .and(strategy(spec.updateStrategy()))
                .notNegative(spec.revisionHistoryLimit(), SPEC.child("revisionHistoryLimit"))
                .found();
    }

    private static Seq<FieldError> strategy(DaemonSetUpdateStrategy strategy) {
        String type = strategy.type().map(DaemonSetUpdateStrategyType::text).getOrElse("");
        return switch (type) {
            case "OnDelete" -> Vector.empty();
            case "RollingUpdate" ->
                strategy.rollingUpdate().map(DaemonSetRules::rolling).getOrElse(() -> Vector.of(ROLLING.required()));
            default ->
                Vector.of(STRATEGY.notSupportedJson(
                        InternalTypes.json("DaemonSetUpdateStrategy", strategy),
                        Vector.of("RollingUpdate", "OnDelete")));
        };
    }

    private static Seq<FieldError> rolling(RollingUpdateDaemonSet bounds) {
        IntOrString unavailable = bounds.maxUnavailable().getOrElse(NOTHING);
        IntOrString surge = bounds.maxSurge().getOrElse(NOTHING);
        boolean stops = AmountRules.size(unavailable) != 0;
        boolean surges = AmountRules.size(surge) != 0;
        FieldPath most = ROLLING.child("maxUnavailable");
        FieldPath more = ROLLING.child("maxSurge");
        return Faults.NONE
                .and(AmountRules.countOrPercent(unavailable, most))
                .and(AmountRules.countOrPercent(surge, more))
                .and(AmountRules.atMostAll(unavailable, most))
                .and(AmountRules.atMostAll(surge, more))
                .when(
                        stops && surges,
                        () -> AmountRules.invalid(surge, more, "may not be set when maxUnavailable is non-zero"))
                .when(!stops && !surges, () -> most.required("cannot be 0 when maxSurge is 0"))
                .found();
    }

    /** Returns the faults of a new status. */
    public static Seq<FieldError> status(DaemonSet after, DaemonSet before) {
        DaemonSetStatus status = after.status();
        return new StatusCounts(status.desiredNumberScheduled())
                .counted("currentNumberScheduled", status.currentNumberScheduled())
                .counted("numberMisscheduled", status.numberMisscheduled())
                .counted("desiredNumberScheduled", status.desiredNumberScheduled())
                .counted("numberReady", status.numberReady())
                .counted("observedGeneration", status.observedGeneration())
                .counted("updatedNumberScheduled", status.updatedNumberScheduled())
                .counted("numberAvailable", status.numberAvailable())
                .counted("numberUnavailable", status.numberUnavailable())
                .counted("collisionCount", status.collisionCount())
                .notDecremented(status.collisionCount(), before.status().collisionCount())
                .found();
    }
}
